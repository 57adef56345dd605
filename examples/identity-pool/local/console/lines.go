// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"example.com/harbour/local/store"
)

type line struct {
	Time   string            `json:"time"`
	Level  string            `json:"level"`
	Text   string            `json:"text"`
	Fields map[string]string `json:"fields"`
}

// isOwnField knows what of a log line is shown by itself, or nowhere.
func isOwnField(name string) bool {
	return slices.Contains([]string{"message", "timestamp", "level", "trace_id", "request_id"}, name)
}

func lineOf(row store.Row) line {
	l := line{Time: cmp.Or(row.Attribute("timestamp"), row.Fields["_time"]), Level: row.Level, Text: row.Message, Fields: map[string]string{}}
	for name, value := range row.Fields {
		field, ok := strings.CutPrefix(name, store.Attribute(""))
		if ok && !isOwnField(field) {
			l.Fields[field] = value
		}
	}
	return l
}

// linesOf reads what an invocation has logged, as Lambda gives it back, and finds the run's request id in it. The first
// line may be cut off.
func linesOf(log []byte) (lines []line, run string) {
	lines = []line{}
	for text := range bytes.Lines(log) {
		text = bytes.TrimSpace(text)
		var fields map[string]any
		switch {
		case json.Unmarshal(text, &fields) == nil:
			run = cmp.Or(run, textOf(fields["request_id"]))
			lines = append(lines, lineOfFields(fields))
		case len(text) > 0 && !isPlatform(string(text)):
			lines = append(lines, line{Text: string(text), Fields: map[string]string{}})
		}
	}
	return lines, run
}

func lineOfFields(fields map[string]any) line {
	l := line{
		Time: textOf(fields["timestamp"]), Level: textOf(fields["level"]), Text: textOf(fields["message"]),
		Fields: map[string]string{},
	}
	for name, value := range fields {
		if !isOwnField(name) {
			l.Fields[name] = textOf(value)
		}
	}
	return l
}

func textOf(value any) string {
	if text, ok := value.(string); ok || value == nil {
		return text
	}
	text, _ := json.Marshal(value) // it was JSON before
	return string(text)
}
