// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"encoding/json"
	"io"
	"strings"
	"time"
)

// maxLifted keeps a value that only looks like an id from becoming an index entry at the destination.
const maxLifted = 128

// Event is one log event.
type Event struct {
	Time time.Time
	Body any // map[string]any where the message is a JSON object, else string
	Metadata
}

// Metadata says where an event comes from, and what of its message is worth an index.
type Metadata struct {
	ID        string `json:"event_id"` // given by CloudWatch Logs, the same on every delivery
	Level     string `json:"level,omitempty"`
	TraceID   string `json:"trace_id,omitempty"`
	RequestID string `json:"request_id,omitempty"`
	Owner     string `json:"owner,omitempty"`
	Service   string `json:"service,omitempty"`
	Stage     string `json:"stage,omitempty"`
	Function  string `json:"function,omitempty"`
	Account   string `json:"account,omitempty"`
	Region    string `json:"region,omitempty"`
	LogGroup  string `json:"log_group,omitempty"`
	LogStream string `json:"log_stream,omitempty"`
}

// lift takes the names of this project's logger and those of Lambda's own messages.
func (e *Event) lift(object map[string]any) {
	record, _ := object["record"].(map[string]any)
	e.Level = first(object["level"])
	e.TraceID = first(object["trace_id"], object["traceId"])
	e.RequestID = first(object["request_id"], object["requestId"], record["requestId"])
}

func first(values ...any) string {
	for _, value := range values {
		if text, ok := value.(string); ok && text != "" && len(text) <= maxLifted {
			return text
		}
	}
	return ""
}

// parseObject keeps numbers as they are written: an id of 20 digits must not become a float.
func parseObject(message string) (map[string]any, bool) {
	if !strings.HasPrefix(strings.TrimSpace(message), "{") {
		return nil, false
	}
	decoder := json.NewDecoder(strings.NewReader(message))
	decoder.UseNumber()
	var object map[string]any
	if err := decoder.Decode(&object); err != nil {
		return nil, false
	}
	_, err := decoder.Token()
	return object, err == io.EOF
}
