// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Apply implements users.Store.
func (s *Store) Apply(ctx context.Context, change users.Change) error { return s.apply(ctx, change) }

// SetMember implements users.Store.
func (s *Store) SetMember(ctx context.Context, m users.Membership) error {
	if m.Role == users.NoRole {
		return users.ErrRole
	}
	return users.Retry(ctx, func() error {
		current, err := s.Membership(ctx, m.TeamID, m.Subject)
		if err != nil && !errors.Is(err, users.ErrNotFound) {
			return err
		}
		return s.apply(ctx, changeOf(m, current.Role))
	})
}

// RemoveMember implements users.Store.
func (s *Store) RemoveMember(ctx context.Context, teamID, subject string) error {
	return users.Retry(ctx, func() error {
		current, err := s.Membership(ctx, teamID, subject)
		if err != nil {
			return err
		}
		return s.apply(ctx, changeOf(users.Membership{TeamID: teamID, Subject: subject, Role: users.NoRole}, current.Role))
	})
}

func changeOf(to users.Membership, from users.TeamRole) users.Change {
	return users.Change{
		TeamID: to.TeamID,
		While:  map[string]users.TeamRole{to.Subject: from},
		Roles:  map[string]users.TeamRole{to.Subject: to.Role},
	}
}

// apply writes both copies of each membership and the number of owners, and more where it is given, or nothing. The
// conditions hold against whatever happened since the roles were read: they are still the same, and an owner who goes
// leaves another behind.
func (s *Store) apply(ctx context.Context, change users.Change, more ...types.TransactWriteItem) error {
	const owners = 0 // its position in the transaction
	if err := change.Check(); err != nil {
		return err
	}
	writes, left := make([]types.TransactWriteItem, owners+1), 0
	for _, subject := range slices.Sorted(maps.Keys(change.Subjects())) {
		from := change.While[subject]
		to := users.Membership{TeamID: change.TeamID, Subject: subject, Role: from}
		if role, changes := change.Roles[subject]; changes {
			to.Role = role
		}
		left += ownersIn(from) - ownersIn(to.Role)
		writes = append(writes, s.writeMember(to, from)...)
	}
	writes[owners].Update = s.updateTeam(change, left)
	_, err := s.client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{TransactItems: append(writes, more...)})
	switch failed := failures(err); {
	case err == nil:
		return nil
	case failed.conflict(), failed.conditionAfter(owners):
		return users.ErrConflict
	case failed.condition(owners) && left > 0:
		return users.ErrLastOwner
	case failed.condition(owners):
		return users.ErrNotFound // no team, so no count of its owners
	default:
		return fmt.Errorf("change membership: %w", err)
	}
}

// updateTeam keeps the count of owners above zero. Every change goes through
// it, even by zero: the team must exist.
func (s *Store) updateTeam(change users.Change, left int) *types.Update {
	update := &types.Update{
		TableName:                 s.table,
		Key:                       teamKey(change.TeamID),
		UpdateExpression:          aws.String("SET #owners = #owners + :change"),
		ConditionExpression:       aws.String("#owners > :leaving AND attribute_not_exists(deleting)"),
		ExpressionAttributeNames:  map[string]string{"#owners": "owners"},
		ExpressionAttributeValues: item{":change": number(-left), ":leaving": number(max(0, left))},
	}
	if change.Name != "" {
		update.UpdateExpression = aws.String("SET #owners = #owners + :change, #name = :name")
		update.ExpressionAttributeNames["#name"] = "name"
		update.ExpressionAttributeValues[":name"] = text(change.Name)
	}
	return update
}

// writeMember checks the role that a membership had, and where it is another now writes both copies.
func (s *Store) writeMember(to users.Membership, from users.TeamRole) []types.TransactWriteItem {
	memberKey, listingKey := memberOfTeamKey(to.TeamID, to.Subject), teamOfUserKey(to.TeamID, to.Subject)
	condition, names, values := unchanged(from)
	switch to.Role {
	case from:
		return []types.TransactWriteItem{{ConditionCheck: &types.ConditionCheck{
			TableName: s.table, Key: memberKey, ConditionExpression: condition,
			ExpressionAttributeNames: names, ExpressionAttributeValues: values,
		}}}
	case users.NoRole:
		return []types.TransactWriteItem{
			{Delete: &types.Delete{
				TableName: s.table, Key: memberKey, ConditionExpression: condition,
				ExpressionAttributeNames: names, ExpressionAttributeValues: values,
			}},
			{Delete: &types.Delete{TableName: s.table, Key: listingKey}},
		}
	default:
		return []types.TransactWriteItem{
			{Put: &types.Put{
				TableName: s.table, Item: memberRecord(memberKey, to), ConditionExpression: condition,
				ExpressionAttributeNames: names, ExpressionAttributeValues: values,
			}},
			{Put: &types.Put{TableName: s.table, Item: memberRecord(listingKey, to)}},
		}
	}
}

// unchanged is the condition that a membership still has a role.
func unchanged(role users.TeamRole) (condition *string, names map[string]string, values item) {
	switch role {
	case users.NoRole:
		return aws.String("attribute_not_exists(pk)"), nil, nil
	case users.UnknownRole:
		return aws.String("attribute_exists(pk) AND NOT #role IN (:member, :admin, :owner)"), map[string]string{"#role": "role"},
			item{":member": text(users.Member.String()), ":admin": text(users.Admin.String()), ":owner": text(users.Owner.String())}
	default:
		return aws.String("#role = :from"), map[string]string{"#role": "role"}, item{":from": text(role.String())}
	}
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

// conditionAfter reports whether the condition of any later item failed.
func (r reasons) conditionAfter(position int) bool {
	for i := position + 1; i < len(r); i++ {
		if r.condition(i) {
			return true
		}
	}
	return false
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
