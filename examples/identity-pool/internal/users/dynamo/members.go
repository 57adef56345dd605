// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"example.com/harbour/internal/users"
)

// noRole is the role of somebody who is not a member.
const noRole users.TeamRole = 0

// SetMember implements users.Store.
func (s *Store) SetMember(ctx context.Context, m users.Membership) error {
	if !m.Role.AtLeast(users.Member) {
		return users.ErrRole
	}
	current, err := s.Membership(ctx, m.TeamID, m.Subject)
	if err != nil && !errors.Is(err, users.ErrNotFound) {
		return err
	}
	if current.Role == m.Role {
		return nil
	}
	return s.changeMember(ctx, m, current.Role)
}

// RemoveMember implements users.Store.
func (s *Store) RemoveMember(ctx context.Context, teamID, subject string) error {
	current, err := s.Membership(ctx, teamID, subject)
	if err != nil {
		return err
	}
	return s.changeMember(ctx, users.Membership{TeamID: teamID, Subject: subject, Role: noRole}, current.Role)
}

// changeMember writes both copies of a membership and the number of owners, or
// nothing. The conditions hold against whatever happened since from was read:
// the role is still the same, and an owner who goes leaves another behind.
func (s *Store) changeMember(ctx context.Context, to users.Membership, from users.TeamRole) error {
	const owners, role = 0, 1 // positions in the transaction
	change := ownersIn(to.Role) - ownersIn(from)
	_, err := s.client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{
		TransactItems: []types.TransactWriteItem{
			owners: {Update: s.countOwners(to.TeamID, change)},
			role:   s.writeMember(to, from),
			2:      s.writeListing(to),
		},
	})
	switch failed := failures(err); {
	case err == nil:
		return nil
	case failed.condition(role), failed.conflict():
		return users.ErrConflict
	case failed.condition(owners) && change < 0:
		return users.ErrLastOwner
	case failed.condition(owners):
		return users.ErrNotFound // no team, so no count of its owners
	default:
		return fmt.Errorf("change membership: %w", err)
	}
}

// countOwners keeps the count above zero. Every change goes through it, even
// by zero: the team must exist.
func (s *Store) countOwners(teamID string, change int) *types.Update {
	return &types.Update{
		TableName:                 s.table,
		Key:                       teamKey(teamID),
		UpdateExpression:          aws.String("SET #owners = #owners + :change"),
		ConditionExpression:       aws.String("#owners > :leaving"),
		ExpressionAttributeNames:  map[string]string{"#owners": "owners"},
		ExpressionAttributeValues: item{":change": number(change), ":leaving": number(max(0, -change))},
	}
}

func (s *Store) writeMember(to users.Membership, from users.TeamRole) types.TransactWriteItem {
	memberKey := memberOfTeamKey(to.TeamID, to.Subject)
	if from == noRole {
		return types.TransactWriteItem{Put: &types.Put{
			TableName:           s.table,
			Item:                memberRecord(memberKey, to),
			ConditionExpression: aws.String("attribute_not_exists(pk)"),
		}}
	}
	names, values := map[string]string{"#role": "role"}, item{":from": text(from.String())}
	unchanged := aws.String("#role = :from")
	if to.Role == noRole {
		return types.TransactWriteItem{Delete: &types.Delete{
			TableName: s.table, Key: memberKey, ConditionExpression: unchanged,
			ExpressionAttributeNames: names, ExpressionAttributeValues: values,
		}}
	}
	return types.TransactWriteItem{Put: &types.Put{
		TableName: s.table, Item: memberRecord(memberKey, to), ConditionExpression: unchanged,
		ExpressionAttributeNames: names, ExpressionAttributeValues: values,
	}}
}

func (s *Store) writeListing(to users.Membership) types.TransactWriteItem {
	listingKey := teamOfUserKey(to.TeamID, to.Subject)
	if to.Role == noRole {
		return types.TransactWriteItem{Delete: &types.Delete{TableName: s.table, Key: listingKey}}
	}
	return types.TransactWriteItem{Put: &types.Put{TableName: s.table, Item: memberRecord(listingKey, to)}}
}

func ownersIn(role users.TeamRole) int {
	if role == users.Owner {
		return 1
	}
	return 0
}

// reasons tells why each item of a transaction failed, in the order given.
type reasons []types.CancellationReason

func failures(err error) reasons {
	var canceled *types.TransactionCanceledException
	if errors.As(err, &canceled) {
		return canceled.CancellationReasons
	}
	return nil
}

func (r reasons) condition(position int) bool {
	return position < len(r) && aws.ToString(r[position].Code) == "ConditionalCheckFailed"
}

// conflict reports whether another transaction was writing the same items.
func (r reasons) conflict() bool {
	for _, reason := range r {
		if aws.ToString(reason.Code) == "TransactionConflict" {
			return true
		}
	}
	return false
}
