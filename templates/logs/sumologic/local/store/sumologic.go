// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// newDestination returns an HTTP source of Sumo Logic, whose address holds the token.
func newDestination() destination {
	return destination{
		paths:   []string{"/receiver/v1/http/"},
		maxBody: 1 << 20,
		refusals: map[problem]reply{
			wrongPath:   {status: http.StatusUnauthorized, body: "there is no such source"},
			wrongMethod: {status: http.StatusMethodNotAllowed, body: "only POST is allowed"},
			unreadable:  {status: http.StatusBadRequest, body: "the body is not readable"},
			tooLarge:    {status: http.StatusRequestEntityTooLarge, body: "the body is too large"},
		},
		split: splitLines,
	}
}

// splitLines takes all events of a body, or none.
func splitLines(body []byte) taken {
	var lines []Line
	for number, raw := range bytes.Split(bytes.TrimSuffix(body, []byte("\n")), []byte("\n")) {
		var event struct {
			Millis  int64           `json:"timestamp"`
			Message json.RawMessage `json:"message"`
			Labels
		}
		if err := json.Unmarshal(raw, &event); err != nil || event.Millis == 0 || len(event.Message) == 0 {
			return taken{reply: reply{status: http.StatusBadRequest, body: fmt.Sprintf("line %d is no event", number+1)}}
		}
		lines = append(lines, Line{Time: time.UnixMilli(event.Millis).UTC(), Message: event.Message, Labels: event.Labels})
	}
	return taken{lines: lines, reply: reply{status: http.StatusOK}}
}
