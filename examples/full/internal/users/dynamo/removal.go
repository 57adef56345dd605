// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"fmt"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// DynamoDB's limit of a transaction; each membership and each invitation is two items.
const maxTransaction = 100

// DeleteTeam removes a team with its members and invitations, while somebody
// is an owner of it; else it returns ErrConflict. A large team takes several
// transactions: the first one keeps everybody from joining, the owner goes
// with the last, and so can call again where one in between has failed.
func (s *Store) DeleteTeam(ctx context.Context, teamID, owner string) error {
	isOwner := s.writeMember(users.Membership{TeamID: teamID, Subject: owner, Role: users.Owner}, users.Owner)
	closing := types.TransactWriteItem{Update: &types.Update{
		TableName:                 s.table,
		Key:                       teamKey(teamID),
		UpdateExpression:          aws.String("SET deleting = :yes"),
		ConditionExpression:       aws.String("attribute_exists(pk)"),
		ExpressionAttributeValues: item{":yes": &types.AttributeValueMemberBOOL{Value: true}},
	}}
	if err := s.remove(ctx, append(isOwner, closing)); err != nil {
		return err
	}
	members, err := s.Members(ctx, teamID)
	if err != nil {
		return err
	}
	invitations, err := s.Invitations(ctx, teamID)
	if err != nil {
		return err
	}
	var deletes []types.TransactWriteItem
	for _, invitation := range invitations {
		first, second := s.deleteInvitation(invitation)
		deletes = append(deletes, first, second)
	}
	for _, member := range members {
		if member.Subject != owner {
			deletes = append(deletes, s.deleteMember(member)...)
		}
	}
	for chunk := range slices.Chunk(deletes, maxTransaction) {
		if err := s.remove(ctx, chunk); err != nil {
			return err
		}
	}
	last := s.deleteMember(users.Membership{TeamID: teamID, Subject: owner})
	return s.remove(ctx, append(last, types.TransactWriteItem{Delete: &types.Delete{TableName: s.table, Key: teamKey(teamID)}}))
}

// DeleteUser removes a profile and the counts of invitations, and nothing of
// what the user is a member of.
func (s *Store) DeleteUser(ctx context.Context, subject string) error {
	keyOf := func(stored item) (item, error) { return item{"pk": stored["pk"], "sk": stored["sk"]}, nil }
	keys, err := list(ctx, s, "USER#"+subject, "SENT#", keyOf)
	if err != nil {
		return err
	}
	var deletes []types.TransactWriteItem
	for _, key := range append(keys, profileKey(subject)) {
		deletes = append(deletes, types.TransactWriteItem{Delete: &types.Delete{TableName: s.table, Key: key}})
	}
	return s.remove(ctx, deletes)
}

func (s *Store) deleteMember(m users.Membership) []types.TransactWriteItem {
	return []types.TransactWriteItem{
		{Delete: &types.Delete{TableName: s.table, Key: memberOfTeamKey(m.TeamID, m.Subject)}},
		{Delete: &types.Delete{TableName: s.table, Key: teamOfUserKey(m.TeamID, m.Subject)}},
	}
}

func (s *Store) remove(ctx context.Context, writes []types.TransactWriteItem) error {
	_, err := s.client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: writes})
	if failed := failures(err); failed.conflict() || failed.condition(0) || failed.conditionAfter(0) {
		return users.ErrConflict
	}
	if err != nil {
		return fmt.Errorf("remove: %w", err)
	}
	return nil
}
