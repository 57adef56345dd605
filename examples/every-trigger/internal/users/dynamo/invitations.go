// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"example.com/orchard/internal/users"
)

// invitationItem is deleted by DynamoDB itself some time after it has expired.
type invitationItem struct {
	ID        string `dynamodbav:"id"`
	TeamID    string `dynamodbav:"teamId"`
	Email     string `dynamodbav:"email"`
	Role      string `dynamodbav:"role"`
	InvitedBy string `dynamodbav:"invitedBy"`
	ExpiresAt int64  `dynamodbav:"expiresAt"` // in seconds, as DynamoDB wants it
}

// Invitation returns ErrNotFound when there is no such invitation.
func (s *Store) Invitation(ctx context.Context, teamID, id string) (users.Invitation, error) {
	found, err := s.get(ctx, invitationOfTeamKey(teamID, id))
	if err != nil {
		return users.Invitation{}, fmt.Errorf("read invitation: %w", err)
	}
	return decodeInvitation(found)
}

// Invitations lists those of a team.
func (s *Store) Invitations(ctx context.Context, teamID string) ([]users.Invitation, error) {
	return list(ctx, s, "TEAM#"+teamID, "INVITATION#", decodeInvitation)
}

// InvitationsTo lists those to an address.
func (s *Store) InvitationsTo(ctx context.Context, email string) ([]users.Invitation, error) {
	return list(ctx, s, "EMAIL#"+email, "INVITATION#", decodeInvitation)
}

// AddInvitation stores an invitation together with a change of its team.
func (s *Store) AddInvitation(ctx context.Context, invitation users.Invitation, change users.Change) error {
	return s.apply(ctx, change,
		types.TransactWriteItem{Put: &types.Put{
			TableName: s.table, Item: invitationRecord(invitationOfTeamKey(invitation.TeamID, invitation.ID), invitation),
		}},
		types.TransactWriteItem{Put: &types.Put{
			TableName: s.table, Item: invitationRecord(invitationToKey(invitation.Email, invitation.ID), invitation),
		}},
	)
}

// CountInvitation counts one more that somebody sends on a day, and tells
// whether it may be sent. Where there are most already, it counts nothing.
// DynamoDB deletes the count some time after the day is over.
func (s *Store) CountInvitation(ctx context.Context, subject string, now time.Time, most int) (bool, error) {
	_, err := s.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:           s.table,
		Key:                 key("USER#"+subject, "SENT#"+now.UTC().Format(time.DateOnly)),
		UpdateExpression:    aws.String("SET expiresAt = :expiresAt ADD sent :one"),
		ConditionExpression: aws.String("attribute_not_exists(sent) OR sent < :most"),
		ExpressionAttributeValues: item{
			":expiresAt": number(int(now.Add(48 * time.Hour).Unix())), ":one": number(1), ":most": number(most),
		},
	})
	var full *types.ConditionalCheckFailedException
	if errors.As(err, &full) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("count invitation: %w", err)
	}
	return true, nil
}

// EndInvitation removes an invitation together with a change of its team. It
// returns ErrConflict where the invitation has ended meanwhile.
func (s *Store) EndInvitation(ctx context.Context, invitation users.Invitation, change users.Change) error {
	first, second := s.deleteInvitation(invitation)
	first.Delete.ConditionExpression = aws.String("attribute_exists(pk)")
	return s.apply(ctx, change, first, second)
}

func (s *Store) deleteInvitation(invitation users.Invitation) (first, second types.TransactWriteItem) {
	first.Delete = &types.Delete{TableName: s.table, Key: invitationOfTeamKey(invitation.TeamID, invitation.ID)}
	second.Delete = &types.Delete{TableName: s.table, Key: invitationToKey(invitation.Email, invitation.ID)}
	return first, second
}

func decodeInvitation(stored item) (users.Invitation, error) {
	var i invitationItem
	if err := attributevalue.UnmarshalMap(stored, &i); err != nil {
		return users.Invitation{}, fmt.Errorf("decode invitation: %w", err)
	}
	role, err := users.ParseTeamRole(i.Role)
	if err != nil {
		role = users.UnknownRole // of another version: nobody can accept it
	}
	return users.Invitation{
		ID: i.ID, TeamID: i.TeamID, Email: i.Email, Role: role, InvitedBy: i.InvitedBy, ExpiresAt: time.Unix(i.ExpiresAt, 0).UTC(),
	}, nil
}

func invitationRecord(key item, i users.Invitation) item {
	record := maps.Clone(key)
	record["id"] = text(i.ID)
	record["teamId"] = text(i.TeamID)
	record["email"] = text(i.Email)
	record["role"] = text(i.Role.String())
	record["invitedBy"] = text(i.InvitedBy)
	record["expiresAt"] = &types.AttributeValueMemberN{Value: strconv.FormatInt(i.ExpiresAt.Unix(), 10)}
	return record
}

func invitationOfTeamKey(teamID, id string) item { return key("TEAM#"+teamID, "INVITATION#"+id) }

func invitationToKey(email, id string) item { return key("EMAIL#"+email, "INVITATION#"+id) }
