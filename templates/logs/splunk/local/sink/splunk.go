// Managed by venture: edit freely, regenerating merges your changes.

package sink

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math"
	"net/http"
	"strings"
	"time"
)

// destination is the HTTP Event Collector of Splunk.
type destination struct{ token string }

func newDestination(token string) *destination { return &destination{token: token} }

// reply is an answer of the collector. The number of an event counts from zero and says that the ones before are in.
type reply struct {
	status  int
	Text    string `json:"text"`
	Code    int    `json:"code"`
	Invalid *int   `json:"invalid-event-number,omitempty"`
}

func (*destination) answer(w http.ResponseWriter, reply reply) {
	if reply.Text == "" {
		reply.Text, reply.Code = "Internal server error", 8
		if reply.status == http.StatusServiceUnavailable {
			reply.Text, reply.Code = "Server is busy", 9
		}
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(reply.status)
	_ = json.NewEncoder(w).Encode(reply) // fails only when the caller is gone
}

// receive returns the events before the first invalid one.
func (d *destination) receive(r *http.Request) ([]Line, reply) {
	if refusal, ok := d.admit(r); !ok {
		return nil, refusal
	}
	body, err := unpack(r)
	switch {
	case err != nil:
		return nil, reply{http.StatusBadRequest, "Invalid data format", 6, nil}
	case len(body) > maxBody:
		return nil, reply{http.StatusRequestEntityTooLarge, "Request entity too large", 27, nil}
	case len(bytes.TrimSpace(body)) == 0:
		return nil, reply{http.StatusBadRequest, "No data", 5, nil}
	}
	var lines []Line
	decoder := json.NewDecoder(bytes.NewReader(body))
	for {
		var raw json.RawMessage
		err := decoder.Decode(&raw)
		if errors.Is(err, io.EOF) {
			return lines, reply{http.StatusOK, "Success", 0, nil}
		}
		line, refusal := parse(raw) // nothing, when it could not be decoded
		if refusal.Code != 0 {
			number := len(lines)
			refusal.Invalid = &number
			return lines, refusal
		}
		lines = append(lines, line)
	}
}

func (d *destination) admit(r *http.Request) (reply, bool) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	switch {
	case r.URL.Path != "/services/collector/event" && r.URL.Path != "/services/collector":
		return reply{http.StatusNotFound, "The requested URL was not found on this server.", http.StatusNotFound, nil}, false
	case r.Method != http.MethodPost:
		return reply{http.StatusMethodNotAllowed, "Method Not Allowed", http.StatusMethodNotAllowed, nil}, false
	case scheme == "":
		return reply{http.StatusUnauthorized, "Token is required", 2, nil}, false
	case scheme != "Splunk" || token == "":
		return reply{http.StatusUnauthorized, "Invalid authorization", 3, nil}, false
	case token != d.token:
		return reply{http.StatusForbidden, "Invalid token", 4, nil}, false
	default:
		return reply{}, true
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

func parse(raw json.RawMessage) (Line, reply) {
	var event splunkEvent
	if json.Unmarshal(raw, &event) != nil || !isObject(raw) {
		return Line{}, reply{http.StatusBadRequest, "Invalid data format", 6, nil}
	}
	line := Line{Time: time.Now(), Message: event.Event, Raw: raw}
	if event.Time != "" {
		seconds, err := event.Time.Float64()
		if err != nil {
			return Line{}, reply{http.StatusBadRequest, "Invalid data format", 6, nil}
		}
		line.Time = time.UnixMilli(int64(math.Round(seconds * 1000))).UTC()
	}
	switch string(event.Event) {
	case "", "null":
		return Line{}, reply{http.StatusBadRequest, "Event field is required", 12, nil}
	case `""`:
		return Line{}, reply{http.StatusBadRequest, "Event field cannot be blank", 13, nil}
	}
	for _, value := range event.Fields {
		if isObject(value) || string(value) == "null" { // an index has no place for a tree
			return Line{}, reply{http.StatusBadRequest, "Error in handling indexed fields", 15, nil}
		}
	}
	var labelled struct {
		Fields Labels `json:"fields"`
	}
	_ = json.Unmarshal(raw, &labelled) // other fields than the forwarder's leave the labels empty
	line.Labels = labelled.Fields
	return line, reply{}
}

func isObject(raw json.RawMessage) bool { return bytes.HasPrefix(bytes.TrimSpace(raw), []byte("{")) }
