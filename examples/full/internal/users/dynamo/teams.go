// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"fmt"
	"maps"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

type teamItem struct {
	Name      string    `dynamodbav:"name"`
	CreatedAt time.Time `dynamodbav:"createdAt"`
}

type memberItem struct {
	TeamID  string `dynamodbav:"teamId"`
	Subject string `dynamodbav:"subject"`
	Role    string `dynamodbav:"role"`
}

// CreateTeam implements users.Store.
func (s *Store) CreateTeam(ctx context.Context, t users.Team, owner string) error {
	meta := teamKey(t.ID)
	meta["name"] = text(t.Name)
	meta["createdAt"] = text(t.CreatedAt.UTC().Format(time.RFC3339Nano))
	meta["owners"] = number(1)
	member := users.Membership{TeamID: t.ID, Subject: owner, Role: users.Owner}
	_, err := s.client.TransactWriteItems(ctx, &dynamodb.TransactWriteItemsInput{
		TransactItems: []types.TransactWriteItem{
			{Put: &types.Put{TableName: s.table, Item: meta, ConditionExpression: aws.String("attribute_not_exists(pk)")}},
			{Put: &types.Put{TableName: s.table, Item: memberRecord(memberOfTeamKey(t.ID, owner), member)}},
			{Put: &types.Put{TableName: s.table, Item: memberRecord(teamOfUserKey(t.ID, owner), member)}},
		},
	})
	if failed := failures(err); failed.condition(0) {
		return users.ErrExists
	} else if failed.conflict() {
		return users.ErrConflict
	}
	if err != nil {
		return fmt.Errorf("create team: %w", err)
	}
	return nil
}

// Team implements users.Store.
func (s *Store) Team(ctx context.Context, id string) (users.Team, error) {
	found, err := s.get(ctx, teamKey(id))
	if err != nil {
		return users.Team{}, fmt.Errorf("read team: %w", err)
	}
	return decodeTeam(id, found)
}

// Membership implements users.Store.
func (s *Store) Membership(ctx context.Context, teamID, subject string) (users.Membership, error) {
	found, err := s.get(ctx, memberOfTeamKey(teamID, subject))
	if err != nil {
		return users.Membership{}, fmt.Errorf("read membership: %w", err)
	}
	return decodeMember(found)
}

// Members implements users.Store.
func (s *Store) Members(ctx context.Context, teamID string) ([]users.Membership, error) {
	return list(ctx, s, "TEAM#"+teamID, "MEMBER#", decodeMember)
}

// TeamsOf implements users.Store.
func (s *Store) TeamsOf(ctx context.Context, subject string) ([]users.Membership, error) {
	return list(ctx, s, "USER#"+subject, "TEAM#", decodeMember)
}

func list[T any](ctx context.Context, s *Store, pk, prefix string, decode func(item) (T, error)) ([]T, error) {
	pages := dynamodb.NewQueryPaginator(s.client, &dynamodb.QueryInput{
		TableName:                 s.table,
		ConsistentRead:            aws.Bool(true),
		KeyConditionExpression:    aws.String("pk = :pk AND begins_with(sk, :prefix)"),
		ExpressionAttributeValues: item{":pk": text(pk), ":prefix": text(prefix)},
	})
	var found []T
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list: %w", err)
		}
		for _, stored := range page.Items {
			one, err := decode(stored)
			if err != nil {
				return nil, err
			}
			found = append(found, one)
		}
	}
	return found, nil
}

func decodeTeam(id string, stored item) (users.Team, error) {
	var t teamItem
	if err := attributevalue.UnmarshalMap(stored, &t); err != nil {
		return users.Team{}, fmt.Errorf("decode team: %w", err)
	}
	return users.Team{ID: id, Name: t.Name, CreatedAt: t.CreatedAt}, nil
}

func decodeMember(stored item) (users.Membership, error) {
	var m memberItem
	if err := attributevalue.UnmarshalMap(stored, &m); err != nil {
		return users.Membership{}, fmt.Errorf("decode membership: %w", err)
	}
	role, err := users.ParseTeamRole(m.Role)
	if err != nil {
		role = users.UnknownRole // of another version: it has no rights, and the team goes on
	}
	return users.Membership{TeamID: m.TeamID, Subject: m.Subject, Role: role}, nil
}

func memberRecord(key item, m users.Membership) item {
	record := maps.Clone(key)
	record["teamId"] = text(m.TeamID)
	record["subject"] = text(m.Subject)
	record["role"] = text(m.Role.String())
	return record
}

func teamKey(teamID string) item { return key("TEAM#"+teamID, "META") }

func memberOfTeamKey(teamID, subject string) item { return key("TEAM#"+teamID, "MEMBER#"+subject) }

func teamOfUserKey(teamID, subject string) item { return key("USER#"+subject, "TEAM#"+teamID) }

func number(value int) types.AttributeValue {
	return &types.AttributeValueMemberN{Value: strconv.Itoa(value)}
}
