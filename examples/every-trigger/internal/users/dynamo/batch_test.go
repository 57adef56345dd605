// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
)

// throttledTable reads nothing of what it is asked for.
type throttledTable struct {
	*fakeTable
	calls int
}

func (f *throttledTable) BatchGetItem(_ context.Context, in *dynamodb.BatchGetItemInput, _ ...func(*dynamodb.Options)) (*dynamodb.BatchGetItemOutput, error) {
	f.calls++
	return &dynamodb.BatchGetItemOutput{UnprocessedKeys: in.RequestItems}, nil
}

func TestBatchOfAThrottledTable(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		table := &throttledTable{fakeTable: newFakeTable(t)}
		found, err := NewStore(table, fakeTableName).Users(t.Context(), []string{"ada"})
		expectError(t, err, errBusy)
		if found != nil || table.calls < 2 {
			t.Errorf("found %v with %d calls", found, table.calls)
		}
	})
}

func TestBatchInAnOutage(t *testing.T) {
	outage, table := errors.New("outage"), newFakeTable(t)
	table.fail = outage
	_, err := NewStore(table, fakeTableName).Teams(t.Context(), []string{"red"})
	expectError(t, err, outage)
}
