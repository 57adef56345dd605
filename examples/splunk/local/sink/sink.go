// Managed by venture: edit freely, regenerating merges your changes.

// Package sink stands in for the destination of the logs. It takes what the real one takes, refuses what the real one
// refuses, and keeps the lines for whoever asks.
package sink

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// maxLines bounds the memory of a long session.
	maxLines = 10_000

	// maxBody is the size of request, unpacked, that every destination takes.
	maxBody = 1 << 20
)

// Line is one log event.
type Line struct {
	Time    time.Time       `json:"time"`
	Message json.RawMessage `json:"message"` // an object, or a string
	Labels
	Raw json.RawMessage `json:"raw"` // the whole event as it arrived
}

// Labels are what the forwarder has found out about an event.
type Labels struct {
	ID        string `json:"event_id"`
	Level     string `json:"level"`
	TraceID   string `json:"trace_id"`
	RequestID string `json:"request_id"`
	Function  string `json:"function"`
}

// Sink is an http.Handler: the destination at its own path or paths, and for tests, with the token as a bearer
//
//	GET  /_lines                    the lines so far, as JSON lines
//	POST /_fail?status=500&for=10s  refuse everything for a while
//	GET  /_fail                     how many requests were refused since
type Sink struct {
	mux         *http.ServeMux
	token       string
	destination *destination
	onLine      func(Line)
	now         func() time.Time

	mutex   sync.Mutex
	lines   []Line
	failure failure
}

type failure struct {
	status  int
	until   time.Time
	refused int
}

// New returns a sink that opens to the token. It calls onLine with one line after the other.
func New(token string, onLine func(Line)) *Sink {
	s := &Sink{mux: http.NewServeMux(), token: token, destination: newDestination(token), onLine: onLine, now: time.Now}
	s.mux.HandleFunc("GET /_lines", s.withToken(s.list))
	s.mux.HandleFunc("POST /_fail", s.withToken(s.fail))
	s.mux.HandleFunc("GET /_fail", s.withToken(s.countRefused))
	s.mux.HandleFunc("/", s.receive)
	return s
}

// ServeHTTP implements http.Handler.
func (s *Sink) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

func (s *Sink) withToken(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+s.token {
			http.Error(w, "the token is wrong", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}

func (s *Sink) receive(w http.ResponseWriter, r *http.Request) {
	if status := s.refuse(); status != 0 {
		s.destination.answer(w, reply{status: status})
		return
	}
	lines, reply := s.destination.receive(r)
	s.keep(lines)
	s.destination.answer(w, reply)
}

// refuse returns 0 when there is no failure now.
func (s *Sink) refuse() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if !s.now().Before(s.failure.until) {
		return 0
	}
	s.failure.refused++
	return s.failure.status
}

func (s *Sink) keep(lines []Line) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	for _, line := range lines {
		s.onLine(line)
	}
	s.lines = append(s.lines, lines...)
	s.lines = s.lines[max(0, len(s.lines)-maxLines):]
}

func (s *Sink) list(w http.ResponseWriter, _ *http.Request) {
	s.mutex.Lock()
	lines := s.lines[:len(s.lines):len(s.lines)]
	s.mutex.Unlock()
	w.Header().Set("Content-Type", "application/x-ndjson")
	encoder := json.NewEncoder(w)
	for _, line := range lines {
		if encoder.Encode(line) != nil {
			return // the caller is gone
		}
	}
}

func (s *Sink) fail(w http.ResponseWriter, r *http.Request) {
	status, err := strconv.Atoi(r.FormValue("status"))
	if err != nil || status < 400 || status > 599 {
		http.Error(w, "status must be from 400 to 599", http.StatusBadRequest)
		return
	}
	duration, err := time.ParseDuration(r.FormValue("for"))
	if err != nil {
		http.Error(w, "for must be a duration such as 10s", http.StatusBadRequest)
		return
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.failure = failure{status: status, until: s.now().Add(duration)}
	w.WriteHeader(http.StatusNoContent)
}

func (s *Sink) countRefused(w http.ResponseWriter, _ *http.Request) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	_, _ = io.WriteString(w, strconv.Itoa(s.failure.refused))
}

// unpack reads a body that may be compressed. One that is too large comes back longer than maxBody.
func unpack(r *http.Request) ([]byte, error) {
	if r.Header.Get("Content-Encoding") != "gzip" {
		return io.ReadAll(io.LimitReader(r.Body, maxBody+1))
	}
	reader, err := gzip.NewReader(r.Body)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(io.LimitReader(reader, maxBody+1))
}
