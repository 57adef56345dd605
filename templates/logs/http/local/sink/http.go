// Managed by venture: edit freely, regenerating merges your changes.

package sink

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// destination is a server that takes newline delimited JSON, and a repeated request only once.
type destination struct {
	token string

	mutex sync.Mutex
	seen  map[string]bool // idempotency keys
}

func newDestination(token string) *destination {
	return &destination{token: token, seen: map[string]bool{}}
}

// reply is a status, and for a person what is wrong.
type reply struct {
	status int
	reason string
}

func (*destination) answer(w http.ResponseWriter, reply reply) {
	w.WriteHeader(reply.status)
	_, _ = fmt.Fprintln(w, reply.reason) // fails only when the caller is gone
}

// receive returns all events of a request, or none.
func (d *destination) receive(r *http.Request) ([]Line, reply) {
	if refusal, ok := d.admit(r); !ok {
		return nil, refusal
	}
	body, err := unpack(r)
	switch {
	case err != nil:
		return nil, reply{http.StatusBadRequest, "the body is not readable"}
	case len(body) > maxBody:
		return nil, reply{http.StatusRequestEntityTooLarge, "the body is too large"}
	case !bytes.HasSuffix(body, []byte("\n")):
		return nil, reply{http.StatusBadRequest, "the body does not end with a line feed"}
	}
	var lines []Line
	for number, raw := range bytes.Split(bytes.TrimSuffix(body, []byte("\n")), []byte("\n")) {
		line, err := parse(raw)
		if err != nil {
			return nil, reply{http.StatusBadRequest, fmt.Sprintf("line %d: %v", number+1, err)}
		}
		lines = append(lines, line)
	}
	if d.repeated(r.Header.Get("Idempotency-Key")) {
		return nil, reply{status: http.StatusOK}
	}
	return lines, reply{status: http.StatusOK}
}

func (d *destination) admit(r *http.Request) (reply, bool) {
	switch {
	case r.Method != http.MethodPost:
		return reply{http.StatusMethodNotAllowed, "only POST is allowed"}, false
	case r.Header.Get("Authorization") != "Bearer "+d.token:
		return reply{http.StatusUnauthorized, "the token is wrong"}, false
	case r.Header.Get("Content-Type") != "application/x-ndjson":
		return reply{http.StatusUnsupportedMediaType, "the content type is not application/x-ndjson"}, false
	case r.Header.Get("Idempotency-Key") == "":
		return reply{http.StatusBadRequest, "the Idempotency-Key is missing"}, false
	default:
		return reply{}, true
	}
}

func (d *destination) repeated(key string) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	repeated := d.seen[key]
	d.seen[key] = true
	return repeated
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
	return Line{Time: event.Timestamp, Message: event.Message, Labels: event.Labels, Raw: raw}, nil
}
