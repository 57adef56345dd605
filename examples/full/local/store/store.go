// Managed by venture: edit freely, regenerating merges your changes.

// Package store is where logs go on this machine: VictoriaLogs, behind a proxy that wants what the destination wants,
// refuses what it refuses, and lets in nobody without the token.
package store

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httputil"
	"net/url"
	"sync"
	"time"
)

// Config says what the proxy stands between.
type Config struct {
	Token    string
	Upstream *url.URL // VictoriaLogs
	User     *url.Userinfo
	OnLine   func(Line) // is called for every line that is stored, for one after the other
}

// Store is an http.Handler: the destination at its own path or paths, and with the token
//
//	GET  /?token=…                the search page, for a browser, which then has the token
//	GET  /select/logsql/query     what LogsQL finds, as JSON lines
//	POST /_fail?for=10s&…         fail for a while, see failure
//	GET  /_fail                   how many requests have failed since
type Store struct {
	Config
	mux         *http.ServeMux
	destination destination
	client      *http.Client
	now         func() time.Time

	mutex   sync.Mutex
	failure failure
	seen    map[string]bool // keys of requests that were stored
}

// New returns the proxy for this project's destination.
func New(config Config) *Store {
	s := &Store{
		Config: config, mux: http.NewServeMux(), destination: newDestination(), client: &http.Client{Timeout: time.Minute},
		now: time.Now, seen: map[string]bool{},
	}
	s.mux.HandleFunc("GET /{$}", s.enter)
	search := s.search()
	s.mux.HandleFunc("/select/", s.withToken(search.ServeHTTP))
	s.mux.HandleFunc(QueryPath, s.withToken(func(w http.ResponseWriter, r *http.Request) {
		s.flush(r.Context())
		search.ServeHTTP(w, r)
	}))
	s.mux.HandleFunc("POST /_fail", s.withToken(s.fail))
	s.mux.HandleFunc("GET /_fail", s.withToken(s.countFailed))
	s.mux.HandleFunc("/", s.receive)
	return s
}

// Address is what the forwarder is told of the destination at address.
func Address(address, token string) string {
	if d := newDestination(); d.tokenHeader == "" {
		return address + d.paths[0] + token
	}
	return address
}

// ServeHTTP implements http.Handler.
func (s *Store) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.mux.ServeHTTP(w, r) }

// receive takes a request of the forwarder.
func (s *Store) receive(w http.ResponseWriter, r *http.Request) {
	taken := s.destination.take(r, s.Token)
	if broken := s.broken(); broken != nil && broken.spoil(w, r, s.destination, &taken) {
		return
	}
	key := r.Header.Get(s.destination.onceBy)
	if len(taken.lines) > 0 && !s.isStored(key) {
		if err := s.insert(r, taken.lines); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		s.announce(taken.lines, key)
	}
	taken.reply.write(w)
}

// insertPath is where VictoriaLogs takes a JSON object on each line.
const insertPath = "/insert/jsonline"

func (s *Store) insert(r *http.Request, lines []Line) error {
	var body bytes.Buffer
	encoder := json.NewEncoder(&body)
	for _, line := range lines {
		if err := encoder.Encode(line); err != nil {
			return fmt.Errorf("store lines: %w", err)
		}
	}
	address := s.Upstream.JoinPath(insertPath)
	address.RawQuery = insertQuery().Encode()
	request, err := http.NewRequestWithContext(r.Context(), http.MethodPost, address.String(), &body)
	if err != nil {
		return fmt.Errorf("store lines: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	s.authorize(request)
	response, err := s.client.Do(request)
	if err != nil {
		return fmt.Errorf("store lines: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode >= http.StatusMultipleChoices {
		return fmt.Errorf("store lines: %s", response.Status)
	}
	return nil
}

// flush makes what was stored be found, which takes VictoriaLogs a second or two by itself. Where it fails the query
// does too.
func (s *Store) flush(ctx context.Context) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, s.Upstream.JoinPath("internal", "force_flush").String(), http.NoBody)
	if err != nil {
		return
	}
	s.authorize(request)
	if response, err := s.client.Do(request); err == nil {
		_ = response.Body.Close()
	}
}

func (s *Store) authorize(request *http.Request) {
	password, _ := s.User.Password()
	request.SetBasicAuth(s.User.Username(), password)
}

func (s *Store) isStored(key string) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return key != "" && s.seen[key]
}

func (s *Store) announce(lines []Line, key string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.seen[key] = true
	for _, line := range lines {
		s.OnLine(line)
	}
}

// search passes on what only reads.
func (s *Store) search() http.Handler {
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(s.Upstream)
			r.Out.Header.Del("Cookie")
			s.authorize(r.Out)
		},
		FlushInterval: -1, // a live query shows each line when it comes
	}
}
