// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"example.com/orchard/internal/users"
)

// DynamoDB's limit of keys in one call.
const maxBatch = 100

var errBusy = errors.New("the table leaves keys unread")

// Users finds profiles by subject. Who has none is not in it.
func (s *Store) Users(ctx context.Context, subjects []string) (map[string]users.User, error) {
	return batch(ctx, s, "USER#", "PROFILE", subjects, decodeUser)
}

// Teams finds teams by ID. One that is not there is not in it.
func (s *Store) Teams(ctx context.Context, ids []string) (map[string]users.Team, error) {
	return batch(ctx, s, "TEAM#", "META", ids, decodeTeam)
}

// batch reads items of the same kind, a hundred with one call, and never an outdated copy of one.
func batch[T any](
	ctx context.Context, s *Store, prefix, sk string, names []string, decode func(name string, stored item) (T, error),
) (map[string]T, error) {
	var keys []item
	for _, name := range slices.Compact(slices.Sorted(slices.Values(names))) { // DynamoDB takes a key once
		keys = append(keys, key(prefix+name, sk))
	}
	found := map[string]T{}
	for chunk := range slices.Chunk(keys, maxBatch) {
		items, err := s.getAll(ctx, chunk)
		if err != nil {
			return nil, fmt.Errorf("read batch: %w", err)
		}
		for _, stored := range items { // in any order
			name := strings.TrimPrefix(partition(stored), prefix)
			if found[name], err = decode(name, stored); err != nil {
				return nil, err
			}
		}
	}
	return found, nil
}

// getAll asks again, a little later, for the keys that a busy table has left.
func (s *Store) getAll(ctx context.Context, keys []item) ([]item, error) {
	var found []item
	left := map[string]types.KeysAndAttributes{*s.table: {Keys: keys, ConsistentRead: aws.Bool(true)}}
	err := users.Retry(ctx, func() error {
		output, err := s.client.BatchGetItem(ctx, &dynamodb.BatchGetItemInput{RequestItems: left})
		if err != nil {
			return err
		}
		found, left = append(found, output.Responses[*s.table]...), output.UnprocessedKeys
		if len(left) > 0 {
			return users.ErrConflict // over what the table can bear
		}
		return nil
	})
	if errors.Is(err, users.ErrConflict) {
		err = errBusy // to callers, a conflict is somebody's change
	}
	return found, err
}

func partition(stored item) string {
	pk, _ := stored["pk"].(*types.AttributeValueMemberS)
	if pk == nil {
		return ""
	}
	return pk.Value
}
