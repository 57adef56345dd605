// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"
)

// newDestination returns a server that takes newline delimited JSON, and a repeated request only once.
func newDestination() destination {
	return destination{
		tokenHeader: "Authorization",
		tokenPrefix: "Bearer ",
		contentType: "application/x-ndjson",
		onceBy:      "Idempotency-Key",
		maxBody:     1 << 20,
		refusals: map[problem]reply{
			wrongMethod:      {status: http.StatusMethodNotAllowed, body: "only POST is allowed"},
			noCredentials:    {status: http.StatusUnauthorized, body: "the token is missing"},
			wrongCredentials: {status: http.StatusUnauthorized, body: "the token is wrong"},
			wrongType:        {status: http.StatusUnsupportedMediaType, body: "the content type is not application/x-ndjson"},
			noKey:            {status: http.StatusBadRequest, body: "the Idempotency-Key is missing"},
			unreadable:       {status: http.StatusBadRequest, body: "the body is not readable"},
			tooLarge:         {status: http.StatusRequestEntityTooLarge, body: "the body is too large"},
		},
		split: splitLines,
	}
}

// splitLines takes all events of a body, or none.
func splitLines(body []byte) taken {
	text, ended := bytes.CutSuffix(body, []byte("\n"))
	if !ended {
		return taken{reply: reply{status: http.StatusBadRequest, body: "the body does not end with a line feed"}}
	}
	var lines []Line
	for number, raw := range bytes.Split(text, []byte("\n")) {
		line, err := parse(raw)
		if err != nil {
			return taken{reply: reply{status: http.StatusBadRequest, body: fmt.Sprintf("line %d: %v", number+1, err)}}
		}
		lines = append(lines, line)
	}
	return taken{lines: lines, reply: reply{status: http.StatusOK}}
}

func parse(raw []byte) (Line, error) {
	var event struct {
		Timestamp time.Time       `json:"timestamp"`
		Message   json.RawMessage `json:"message"`
		Labels
	}
	if err := json.Unmarshal(raw, &event); err != nil {
		return Line{}, err
	}
	if event.Timestamp.IsZero() {
		return Line{}, errors.New("timestamp is missing")
	}
	if len(event.Message) == 0 || string(event.Message) == "null" {
		return Line{}, errors.New("message is missing")
	}
	return Line{Time: event.Timestamp, Message: event.Message, Labels: event.Labels}, nil
}
