// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"time"
)

// destination is what the real one wants of a request and answers to it, and how VictoriaLogs takes the same.
type destination struct {
	paths       []string // none: any
	tokenHeader string   // holds the token
	tokenPrefix string   // stands before it
	contentType string   // "": any
	onceBy      string   // the header whose value tells a repeated request, or ""
	maxBody     int      // unpacked
	refusals    map[problem]reply
	split       func(body []byte) taken
	partial     func(lines []Line) taken // nil: all or nothing

	insertPath string
	timeField  string
}

// problem is why a request is refused before anybody looks at its events.
type problem int

const (
	wrongPath problem = iota
	wrongMethod
	noCredentials
	wrongCredentials
	wrongType
	noKey
	unreadable
	tooLarge
)

// taken are the events of a request that are to be stored, and the answer to it.
type taken struct {
	lines []Line
	reply reply
}

type reply struct {
	status      int
	contentType string
	body        string
}

func (r reply) write(w http.ResponseWriter) {
	if r.contentType != "" {
		w.Header().Set("Content-Type", r.contentType)
	}
	w.WriteHeader(r.status)
	_, _ = io.WriteString(w, r.body) // fails only when the caller is gone
}

// Line is one log event.
type Line struct {
	Time    time.Time
	Message json.RawMessage // an object, or a string
	Labels
	Raw json.RawMessage // the whole event as it arrived
}

// Labels are what the forwarder has found out about an event.
type Labels struct {
	ID        string `json:"event_id"`
	Level     string `json:"level"`
	TraceID   string `json:"trace_id"`
	RequestID string `json:"request_id"`
	Function  string `json:"function"`
}

func (d destination) take(r *http.Request, token string) taken {
	if problem, ok := d.admits(r, token); !ok {
		return taken{reply: d.refusals[problem]}
	}
	body, err := unpack(r, d.maxBody)
	switch {
	case err != nil:
		return taken{reply: d.refusals[unreadable]}
	case len(body) > d.maxBody:
		return taken{reply: d.refusals[tooLarge]}
	default:
		return d.split(body)
	}
}

func (d destination) admits(r *http.Request, token string) (problem, bool) {
	held := r.Header.Get(d.tokenHeader)
	switch {
	case len(d.paths) > 0 && !slices.Contains(d.paths, r.URL.Path):
		return wrongPath, false
	case r.Method != http.MethodPost:
		return wrongMethod, false
	case held == "":
		return noCredentials, false
	case held != d.tokenPrefix+token:
		return wrongCredentials, false
	case d.contentType != "" && r.Header.Get("Content-Type") != d.contentType:
		return wrongType, false
	case d.onceBy != "" && r.Header.Get(d.onceBy) == "":
		return noKey, false
	default:
		return 0, true
	}
}

// unpack reads a body that may be compressed. One that is too large comes back longer than limit.
func unpack(r *http.Request, limit int) ([]byte, error) {
	reader := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		unpacker, err := gzip.NewReader(r.Body)
		if err != nil {
			return nil, err
		}
		reader = unpacker
	}
	return io.ReadAll(io.LimitReader(reader, int64(limit)+1))
}
