// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"time"
)

// newDestination returns the HTTP Event Collector of Splunk.
func newDestination() destination {
	return destination{
		paths:       []string{"/services/collector/event", "/services/collector"},
		tokenHeader: "Authorization",
		tokenPrefix: "Splunk ",
		maxBody:     1 << 20,
		refusals: map[problem]reply{
			wrongPath:        answer(http.StatusNotFound, "The requested URL was not found on this server.", http.StatusNotFound),
			wrongMethod:      answer(http.StatusMethodNotAllowed, "Method Not Allowed", http.StatusMethodNotAllowed),
			noCredentials:    answer(http.StatusUnauthorized, "Token is required", 2),
			wrongCredentials: answer(http.StatusForbidden, "Invalid token", 4),
			unreadable:       answer(http.StatusBadRequest, "Invalid data format", 6),
			tooLarge:         answer(http.StatusRequestEntityTooLarge, "Request entity too large", 27),
		},
		split: splitEvents,
		partial: func(lines []Line) taken {
			return taken{lines: lines, reply: invalid(len(lines), "Invalid data format", 6)}
		},
	}
}

func answer(status int, text string, code int) reply {
	return reply{status: status, contentType: "application/json", body: fmt.Sprintf(`{"text":%q,"code":%d}`, text, code)}
}

// invalid names an event by its number, which counts from zero and says that the ones before are in.
func invalid(number int, text string, code int) reply {
	body := fmt.Sprintf(`{"text":%q,"code":%d,"invalid-event-number":%d}`, text, code, number)
	return reply{status: http.StatusBadRequest, contentType: "application/json", body: body}
}

// splitEvents takes the events before the first invalid one.
func splitEvents(body []byte) taken {
	if len(bytes.TrimSpace(body)) == 0 {
		return taken{reply: answer(http.StatusBadRequest, "No data", 5)}
	}
	var lines []Line
	for decoder := json.NewDecoder(bytes.NewReader(body)); ; {
		var raw json.RawMessage
		err := decoder.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return taken{lines, answer(http.StatusOK, "Success", 0)}
		}
		line, text, code := parse(raw) // nothing, when it could not be decoded
		if code != 0 {
			return taken{lines, invalid(len(lines), text, code)}
		}
		lines = append(lines, line)
	}
}

// splunkEvent has the types that the collector wants.
type splunkEvent struct {
	Time       json.Number                `json:"time"`
	Host       string                     `json:"host"`
	Source     string                     `json:"source"`
	SourceType string                     `json:"sourcetype"`
	Index      string                     `json:"index"`
	Event      json.RawMessage            `json:"event"`
	Fields     map[string]json.RawMessage `json:"fields"`
}

// parse returns a code of the collector and its text for what it refuses.
func parse(raw json.RawMessage) (line Line, text string, code int) {
	var event splunkEvent
	if json.Unmarshal(raw, &event) != nil || !isObject(raw) {
		return Line{}, "Invalid data format", 6
	}
	line = Line{Time: time.Now(), Message: event.Event}
	if event.Time != "" {
		seconds, err := event.Time.Float64()
		if err != nil {
			return Line{}, "Invalid data format", 6
		}
		line.Time = time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()
	}
	switch string(event.Event) {
	case "", "null":
		return Line{}, "Event field is required", 12
	case `""`:
		return Line{}, "Event field cannot be blank", 13
	}
	for _, value := range event.Fields {
		if isObject(value) || string(value) == "null" { // an index has no place for a tree
			return Line{}, "Error in handling indexed fields", 15
		}
	}
	var labelled struct {
		Fields Labels `json:"fields"`
	}
	_ = json.Unmarshal(raw, &labelled) // other fields than the forwarder's leave the labels empty
	line.Labels = labelled.Fields
	return line, "", 0
}

func isObject(raw json.RawMessage) bool { return bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) }
