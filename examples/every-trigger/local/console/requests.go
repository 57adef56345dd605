// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"example.com/orchard/local/events"
)

// maxRequests bounds what is remembered of the API.
const maxRequests = 200

// ring holds the latest requests, newest first.
type ring []events.Answered

func (r *ring) add(request events.Answered) {
	*r = slices.Insert(*r, 0, request)
	if len(*r) > maxRequests {
		*r = (*r)[:maxRequests]
	}
}

// Around returns a handler that tells of what the API answers. What a browser asks before it calls is left out.
func (c *Console) Around(api http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodOptions {
			api.ServeHTTP(w, r)
			return
		}
		seen, start := &witness{ResponseWriter: w, status: http.StatusOK}, time.Now()
		path := r.URL.Path
		if _, route, ok := strings.Cut(path, "/_user_request_"); ok {
			path = route
		}
		api.ServeHTTP(seen, r)
		c.bus.Publish(events.Event{Kind: events.Request, Request: &events.Answered{
			Method: r.Method, Path: path, Status: seen.status, Trace: root(w.Header().Get("X-Amzn-Trace-Id")), Start: start,
			Millis: float64(time.Since(start).Microseconds()) / 1000,
		}})
	})
}

// root returns the trace id of a header.
func root(header string) string {
	for field := range strings.SplitSeq(header, ";") {
		if id, ok := strings.CutPrefix(strings.TrimSpace(field), "Root="); ok {
			return id
		}
	}
	return ""
}

// witness sees the status of an answer.
type witness struct {
	http.ResponseWriter
	status int
}

// WriteHeader implements http.ResponseWriter.
func (w *witness) WriteHeader(status int) {
	w.status = status
	w.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController find what can flush.
func (w *witness) Unwrap() http.ResponseWriter { return w.ResponseWriter }
