// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

const fakeTableName = "acme-test-users"

// fakeTable is a table in memory. It knows just the expressions the store uses
// and fails the test on any other, so it cannot agree by accident.
type fakeTable struct {
	t     *testing.T
	mu    sync.Mutex
	items map[string]item
	// before runs once, ahead of the next transaction.
	before func()
	// fail is the error of the next call.
	fail error
}

func newFakeTable(t *testing.T) *fakeTable {
	t.Helper()
	return &fakeTable{t: t, items: map[string]item{}}
}

func (f *fakeTable) GetItem(_ context.Context, in *dynamodb.GetItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.GetItemOutput, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.expectTable(in.TableName)
	f.expectConsistent(in.ConsistentRead)
	return &dynamodb.GetItemOutput{Item: maps.Clone(f.items[id(in.Key)])}, f.failure()
}

func (f *fakeTable) Query(_ context.Context, in *dynamodb.QueryInput, _ ...func(*dynamodb.Options)) (*dynamodb.QueryOutput, error) {
	const pageSize = 2
	f.mu.Lock()
	defer f.mu.Unlock()
	f.expectTable(in.TableName)
	f.expectConsistent(in.ConsistentRead)
	if *in.KeyConditionExpression != "pk = :pk AND begins_with(sk, :prefix)" {
		f.t.Errorf("unknown query %q", *in.KeyConditionExpression)
	}
	prefix := id(item{"pk": in.ExpressionAttributeValues[":pk"], "sk": in.ExpressionAttributeValues[":prefix"]})
	output := &dynamodb.QueryOutput{}
	for _, at := range slices.Sorted(maps.Keys(f.items)) {
		if !strings.HasPrefix(at, prefix) || (in.ExclusiveStartKey != nil && at <= id(in.ExclusiveStartKey)) {
			continue
		}
		if len(output.Items) == pageSize {
			last := output.Items[pageSize-1]
			output.LastEvaluatedKey = item{"pk": last["pk"], "sk": last["sk"]}
			break
		}
		output.Items = append(output.Items, f.items[at])
	}
	return output, f.failure()
}

func (f *fakeTable) UpdateItem(_ context.Context, in *dynamodb.UpdateItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.UpdateItemOutput, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.expectTable(in.TableName)
	if err := f.failure(); err != nil {
		return nil, err
	}
	if !f.holds(in.Key, in.ConditionExpression, in.ExpressionAttributeNames, in.ExpressionAttributeValues) {
		return nil, &types.ConditionalCheckFailedException{}
	}
	f.update(in.Key, in.UpdateExpression, in.ExpressionAttributeNames, in.ExpressionAttributeValues)
	return &dynamodb.UpdateItemOutput{Attributes: maps.Clone(f.items[id(in.Key)])}, nil
}

func (f *fakeTable) TransactWriteItems(_ context.Context, in *dynamodb.TransactWriteItemsInput, _ ...func(*dynamodb.Options)) (*dynamodb.TransactWriteItemsOutput, error) {
	if before := f.before; before != nil {
		f.before = nil
		before()
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if err := f.failure(); err != nil {
		return nil, err
	}
	reasons, canceled := make([]types.CancellationReason, len(in.TransactItems)), false
	touched := map[string]bool{}
	for i, write := range in.TransactItems {
		key, holds := f.check(write)
		reasons[i].Code = aws.String("None")
		if !holds {
			reasons[i].Code, canceled = aws.String("ConditionalCheckFailed"), true
		}
		if touched[id(key)] {
			f.t.Errorf("a transaction may not touch %s twice", id(key))
		}
		touched[id(key)] = true
	}
	if canceled {
		return nil, &types.TransactionCanceledException{CancellationReasons: reasons}
	}
	for _, write := range in.TransactItems {
		switch {
		case write.Put != nil:
			f.items[id(write.Put.Item)] = maps.Clone(write.Put.Item)
		case write.Delete != nil:
			delete(f.items, id(write.Delete.Key))
		case write.ConditionCheck != nil: // writes nothing
		default:
			u := write.Update
			f.update(u.Key, u.UpdateExpression, u.ExpressionAttributeNames, u.ExpressionAttributeValues)
		}
	}
	return &dynamodb.TransactWriteItemsOutput{}, nil
}

func (f *fakeTable) check(write types.TransactWriteItem) (key item, holds bool) {
	switch {
	case write.Put != nil:
		p := write.Put
		f.expectTable(p.TableName)
		return p.Item, f.holds(p.Item, p.ConditionExpression, p.ExpressionAttributeNames, p.ExpressionAttributeValues)
	case write.Delete != nil:
		d := write.Delete
		f.expectTable(d.TableName)
		return d.Key, f.holds(d.Key, d.ConditionExpression, d.ExpressionAttributeNames, d.ExpressionAttributeValues)
	case write.ConditionCheck != nil:
		c := write.ConditionCheck
		f.expectTable(c.TableName)
		return c.Key, f.holds(c.Key, c.ConditionExpression, c.ExpressionAttributeNames, c.ExpressionAttributeValues)
	default:
		u := write.Update
		f.expectTable(u.TableName)
		return u.Key, f.holds(u.Key, u.ConditionExpression, u.ExpressionAttributeNames, u.ExpressionAttributeValues)
	}
}

func (f *fakeTable) failure() error {
	err := f.fail
	f.fail = nil
	return err
}

func (f *fakeTable) expectTable(name *string) {
	if aws.ToString(name) != fakeTableName {
		f.t.Errorf("table %q", aws.ToString(name))
	}
}

func (f *fakeTable) expectConsistent(consistent *bool) {
	if !aws.ToBool(consistent) {
		f.t.Error("a read that is not consistent")
	}
}

func id(key item) string {
	return key["pk"].(*types.AttributeValueMemberS).Value + " " + key["sk"].(*types.AttributeValueMemberS).Value
}
