// Managed by venture: edit freely, regenerating merges your changes.

package trace

import (
	"net/http"
	"strings"
)

// Names of the headers that carry a trace.
const (
	Header            = "X-Amzn-Trace-Id"
	traceparentHeader = "Traceparent"
	tracestateHeader  = "Tracestate"
)

// Middleware gives every request an id: that of its context, else of its headers, else a new one.
// The answer names the root, so that a caller can quote it. On Lambda there is one in the context, AWS's, and a client's
// own traceparent is kept beside it.
func Middleware(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		id := fromRequest(r)
		w.Header().Set(Header, "Root="+id.Root())
		next.ServeHTTP(w, r.WithContext(NewContext(r.Context(), id)))
	})
}

func fromRequest(r *http.Request) ID {
	// Without a traceparent, client is the zero ID.
	client, err := parseTraceparent(r.Header.Get(traceparentHeader), strings.Join(r.Header.Values(tracestateHeader), ","))
	if id, ok := FromContext(r.Context()); ok {
		return id.joined(client)
	}
	if id, err := Parse(r.Header.Get(Header)); err == nil {
		return id.joined(client)
	}
	if err == nil {
		return client
	}
	return New()
}

// Transport passes the trace of a request's context on to the next service.
type Transport struct {
	Base http.RoundTripper // http.DefaultTransport when nil
}

// RoundTrip implements http.RoundTripper.
func (t Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	base := t.Base
	if base == nil {
		base = http.DefaultTransport
	}
	if id, ok := FromContext(r.Context()); ok {
		r = r.Clone(r.Context()) // a RoundTripper may not change the request it was given
		r.Header.Set(Header, id.String())
		r.Header.Set(traceparentHeader, id.Traceparent())
		if state := id.Tracestate(); state != "" {
			r.Header.Set(tracestateHeader, state)
		}
	}
	return base.RoundTrip(r)
}
