// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

// destination is what the real one wants of a request and answers to it.
type destination struct {
	paths       []string // none: any
	tokenHeader string   // holds the token; "": the path does
	tokenPrefix string   // stands before it
	contentType string   // "": any
	onceBy      string   // the header whose value tells a repeated request, or ""
	maxBody     int      // unpacked
	refusals    map[problem]reply
	split       func(body []byte) taken
	partial     func(lines []Line) taken // all of them but the last; nil: all or nothing
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

// Line is one log event, in the form in which it is stored, whatever the destination's is.
type Line struct {
	Time    time.Time       `json:"_time"`
	Message json.RawMessage `json:"message"` // an object, or a string
	Labels
}

// Labels are what the forwarder has found out about an event.
type Labels struct {
	ID        string `json:"event_id,omitempty"`
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
	held, path, isRight := r.Header.Get(d.tokenHeader), r.URL.Path, true
	if d.tokenHeader == "" { // a wrong token is a wrong path
		held = token
		path, isRight = strings.CutSuffix(path, token)
	}
	switch {
	case !isRight, len(d.paths) > 0 && !slices.Contains(d.paths, path):
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
