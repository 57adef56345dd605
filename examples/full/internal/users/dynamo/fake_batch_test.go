// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"maps"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

// BatchGetItem reads no more than 60 items, as a busy table does, and leaves the other keys.
func (f *fakeTable) BatchGetItem(_ context.Context, in *dynamodb.BatchGetItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.BatchGetItemOutput, error) {
	const most = 60
	f.mu.Lock()
	defer f.mu.Unlock()
	output := &dynamodb.BatchGetItemOutput{Responses: map[string][]item{}}
	for name, asked := range in.RequestItems {
		f.expectTable(&name)
		f.expectConsistent(asked.ConsistentRead)
		if n := len(asked.Keys); n == 0 || n > 100 {
			f.t.Errorf("%d keys in one call", n)
		}
		for i, key := range asked.Keys {
			if i == most {
				left := asked
				left.Keys = asked.Keys[most:]
				output.UnprocessedKeys = map[string]types.KeysAndAttributes{name: left}
				break
			}
			if stored, ok := f.items[id(key)]; ok {
				output.Responses[name] = append(output.Responses[name], maps.Clone(stored))
			}
		}
	}
	return output, f.failure()
}
