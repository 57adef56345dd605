// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
)

// QueryPath takes a query in LogsQL, as the form value query. It finds all that was stored until then.
const QueryPath = "/select/logsql/query"

// Row is a log event as the store has it: its fields, flat.
type Row struct {
	Labels
	Message string            // what it says; of an object, its message
	Fields  map[string]string // all of them
}

// Attribute returns a field of what a function has logged.
func (r Row) Attribute(name string) string { return r.Fields[Attribute(name)] }

// Attribute is the name that a field of what a function has logged has in the store.
func Attribute(name string) string { return "message." + name }

// ByTrace is the query for all log events of one trace.
func ByTrace(root string) string { return fmt.Sprintf("trace_id:=%q", root) }

// TracePage is the address of the search page with one trace in it.
func TracePage(address, root string) string {
	query := url.Values{"query": {ByTrace(root)}, "g0.range_input": {"24h"}, "g0.relative_time": {"last_24_hours"}}
	return address + searchPage + "#/?" + query.Encode()
}

// Parse reads the answer to a query.
func Parse(answer []byte) ([]Row, error) {
	var rows []Row
	for text := range bytes.Lines(answer) {
		var fields map[string]string
		if err := json.Unmarshal(text, &fields); err != nil {
			return nil, fmt.Errorf("read row: %w", err)
		}
		row := Row{Message: fields["_msg"], Fields: fields}
		if err := json.Unmarshal(text, &row.Labels); err != nil {
			return nil, fmt.Errorf("read row: %w", err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// insertQuery tells VictoriaLogs where it finds what, and by which few labels to keep lines together.
func insertQuery() url.Values {
	return url.Values{"_msg_field": {Attribute("message") + ",message"}, "_stream_fields": {"service,function"}}
}
