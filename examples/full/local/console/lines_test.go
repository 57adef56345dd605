// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"reflect"
	"testing"
)

func TestLinesOf(t *testing.T) {
	lines, run := linesOf([]byte(`stamp":"cut off"}
START RequestId: run-1 Version: $LATEST
{"timestamp":"2026-11-22T10:00:00Z","level":"INFO","message":"handled","request_id":"run-1","trace_id":"t","parcel":{"id":7},"sent":true}

panic: of old
REPORT RequestId: run-1	Duration: 1 ms
`))
	want := []line{
		{Text: `stamp":"cut off"}`, Fields: map[string]string{}},
		{Time: "2026-11-22T10:00:00Z", Level: "INFO", Text: "handled", Fields: map[string]string{"parcel": `{"id":7}`, "sent": "true"}},
		{Text: "panic: of old", Fields: map[string]string{}},
	}
	if run != "run-1" || !reflect.DeepEqual(lines, want) {
		t.Errorf("run %s, lines %+v", run, lines)
	}
}
