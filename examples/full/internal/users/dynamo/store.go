// Managed by venture: edit freely, regenerating merges your changes.

// Package dynamo keeps users, teams and memberships in a DynamoDB table.
package dynamo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Store is a users.Store in a single table:
//
//	USER#<subject>  PROFILE           a user
//	USER#<subject>  TEAM#<team>       a membership, to list the teams of a user
//	TEAM#<team>     META              a team and the number of its owners
//	TEAM#<team>     MEMBER#<subject>  the same membership, to check and to list
//	TEAM#<team>     INVITATION#<id>   an invitation
//	EMAIL#<e-mail>  INVITATION#<id>   the same invitation, to delete with the account that it is for
//	USER#<subject>  SENT#<day>        how many invitations they have sent on that day
type Store struct {
	client dynamoDBClient
	table  *string
}

// dynamoDBClient is the part of *dynamodb.Client the store needs.
type dynamoDBClient interface {
	dynamodb.QueryAPIClient
	dynamodb.BatchGetItemAPIClient
	GetItem(context.Context, *dynamodb.GetItemInput, ...func(*dynamodb.Options)) (*dynamodb.GetItemOutput, error)
	UpdateItem(context.Context, *dynamodb.UpdateItemInput, ...func(*dynamodb.Options)) (*dynamodb.UpdateItemOutput, error)
	TransactWriteItems(context.Context, *dynamodb.TransactWriteItemsInput, ...func(*dynamodb.Options)) (*dynamodb.TransactWriteItemsOutput, error)
}

// NewStore returns a store in the named table; client is a *dynamodb.Client.
func NewStore(client dynamoDBClient, table string) *Store {
	return &Store{client: client, table: &table}
}

type item = map[string]types.AttributeValue

type userItem struct {
	Email     string    `dynamodbav:"email"`
	Roles     []string  `dynamodbav:"roles"`
	CreatedAt time.Time `dynamodbav:"createdAt"`
}

// User implements users.Store.
func (s *Store) User(ctx context.Context, subject string) (users.User, error) {
	found, err := s.get(ctx, profileKey(subject))
	if err != nil {
		return users.User{}, fmt.Errorf("read user: %w", err)
	}
	return decodeUser(subject, found)
}

// EnsureUser implements users.Store. if_not_exists keeps what an earlier or
// concurrent call has written.
func (s *Store) EnsureUser(ctx context.Context, u users.User) (users.User, error) {
	if u.Email == "" { // an empty one would count as existing
		return s.writeUser(ctx, u, "", item{})
	}
	return s.writeUser(ctx, u, ", email = if_not_exists(email, :email)", item{":email": text(u.Email)})
}

// SyncUser implements users.Store.
func (s *Store) SyncUser(ctx context.Context, u users.User) (users.User, error) {
	return s.writeUser(ctx, u, ", email = :email", item{":email": text(u.Email)})
}

// writeUser creates or changes a user in one update. The functions that call
// it may write these attributes, and no others: their roles say so.
func (s *Store) writeUser(ctx context.Context, u users.User, contact string, values item) (users.User, error) {
	values[":createdAt"] = text(u.CreatedAt.UTC().Format(time.RFC3339Nano))
	output, err := s.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:                 s.table,
		Key:                       profileKey(u.Subject),
		UpdateExpression:          aws.String("SET createdAt = if_not_exists(createdAt, :createdAt)" + contact),
		ExpressionAttributeValues: values,
		ReturnValues:              types.ReturnValueAllNew,
	})
	if err != nil {
		return users.User{}, fmt.Errorf("write user: %w", err)
	}
	return decodeUser(u.Subject, output.Attributes)
}

// SetRoles implements users.Store.
func (s *Store) SetRoles(ctx context.Context, subject string, roles []string) error {
	names := []types.AttributeValue{}
	for _, role := range roles {
		names = append(names, text(role))
	}
	_, err := s.client.UpdateItem(ctx, &dynamodb.UpdateItemInput{
		TableName:                 s.table,
		Key:                       profileKey(subject),
		UpdateExpression:          aws.String("SET #roles = :roles"),
		ConditionExpression:       aws.String("attribute_exists(pk)"),
		ExpressionAttributeNames:  map[string]string{"#roles": "roles"},
		ExpressionAttributeValues: item{":roles": &types.AttributeValueMemberL{Value: names}},
	})
	var absent *types.ConditionalCheckFailedException
	if errors.As(err, &absent) {
		return users.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("write roles: %w", err)
	}
	return nil
}

// DynamoDB's limits of a partition key and a sort key.
const maxPartitionKey, maxSortKey = 2048, 1024

// get reads one item, and never an outdated copy of it. Under a key that is too long there is none.
func (s *Store) get(ctx context.Context, key item) (item, error) {
	if size(key["pk"]) > maxPartitionKey || size(key["sk"]) > maxSortKey {
		return nil, users.ErrNotFound
	}
	output, err := s.client.GetItem(ctx, &dynamodb.GetItemInput{
		TableName:      s.table,
		Key:            key,
		ConsistentRead: aws.Bool(true),
	})
	if err != nil {
		return nil, err
	}
	if len(output.Item) == 0 {
		return nil, users.ErrNotFound
	}
	return output.Item, nil
}

func decodeUser(subject string, stored item) (users.User, error) {
	var u userItem
	if err := attributevalue.UnmarshalMap(stored, &u); err != nil {
		return users.User{}, fmt.Errorf("decode user: %w", err)
	}
	return users.User{Subject: subject, Email: u.Email, Roles: u.Roles, CreatedAt: u.CreatedAt}, nil
}

func profileKey(subject string) item { return key("USER#"+subject, "PROFILE") }

func key(pk, sk string) item { return item{"pk": text(pk), "sk": text(sk)} }

func text(value string) types.AttributeValue { return &types.AttributeValueMemberS{Value: value} }

func size(value types.AttributeValue) int {
	member, _ := value.(*types.AttributeValueMemberS)
	if member == nil {
		return 0
	}
	return len(member.Value)
}
