// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"reflect"
	"testing"

	"git.lighthouse.example/platform/lighthouse/local/store"
)

func TestSpans(t *testing.T) {
	rows, err := store.Parse([]byte(`
{"_time":"2026-11-22T10:00:00.300Z","_msg":"REPORT RequestId: b\tDuration: 100 ms\tBilled Duration: 100 ms","request_id":"b","function":"shop-local-me"}
{"_time":"2026-11-22T10:00:00.300Z","_msg":"second","request_id":"b","function":"shop-local-me","message.timestamp":"2026-11-22T10:00:00.290Z"}
{"_time":"2026-11-22T10:00:00.300Z","_msg":"first","request_id":"b","function":"shop-local-me","message.timestamp":"2026-11-22T10:00:00.280Z","message.status":"200","level":"INFO"}
{"_time":"2026-11-22T10:00:00.190Z","_msg":"START RequestId: a Version: 1","request_id":"a","function":"shop-local-authorizer"}
{"_time":"2026-11-22T10:00:00.190Z","_msg":"REPORT RequestId: a\tDuration: 40.5 ms","request_id":"a","function":"shop-local-authorizer"}
`[1:]))
	if err != nil {
		t.Fatal(err)
	}
	if got := ofRuns(rows); got != `request_id:in("a","b")` {
		t.Errorf("query %s", got)
	}
	got := spansOf(rows, "shop-local-")
	if len(got) != 2 || got[0].Name != "authorizer" || got[0].Millis != 40.5 || len(got[0].Lines) != 0 || got[1].Name != "me" {
		t.Fatalf("spans %+v", got)
	}
	if start := got[1].Start.Format("05.000"); start != "00.200" {
		t.Errorf("starts at %s", start)
	}
	want := []line{
		{Time: "2026-11-22T10:00:00.280Z", Level: "INFO", Text: "first", Fields: map[string]string{"status": "200"}},
		{Time: "2026-11-22T10:00:00.290Z", Text: "second", Fields: map[string]string{}},
	}
	if !reflect.DeepEqual(got[1].Lines, want) {
		t.Errorf("lines %+v", got[1].Lines)
	}
}
