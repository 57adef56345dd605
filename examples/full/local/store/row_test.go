// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"net/url"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	const answer = `{"_msg":"request","message.route":"/me","level":"INFO","trace_id":"1-2-3","function":"f"}
{"_msg":"plain","event_id":"2","request_id":"r"}
`
	rows, err := Parse([]byte(answer))
	if err != nil || len(rows) != 2 {
		t.Fatalf("rows %v, error %v", rows, err)
	}
	if row := rows[0]; row.Message != "request" || row.Attribute("route") != "/me" ||
		row.Labels != (Labels{Level: "INFO", TraceID: "1-2-3", Function: "f"}) {
		t.Errorf("row %+v", row)
	}
	if row := rows[1]; row.Message != "plain" || row.Attribute("route") != "" || row.Labels != (Labels{ID: "2", RequestID: "r"}) {
		t.Errorf("row %+v", row)
	}
	if _, err := Parse([]byte("cannot parse query\n")); err == nil {
		t.Error("no error for what is no row")
	}
}

func TestTracePage(t *testing.T) {
	page, err := url.Parse(TracePage("http://127.0.0.1:4702", "1-2-3"))
	if err != nil || page.Path != searchPage {
		t.Fatalf("page %v, error %v", page, err)
	}
	_, query, _ := strings.Cut(page.Fragment, "?")
	values, err := url.ParseQuery(query)
	if err != nil || values.Get("query") != `trace_id:="1-2-3"` {
		t.Errorf("values %v, error %v", values, err)
	}
}
