// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"cmp"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"example.com/orchard/internal/trace"
)

// logAccess writes one line a request. It holds the route, not the path, and neither headers nor query: those carry
// secrets and personal data.
func logAccess(logger *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		answer := &recorder{ResponseWriter: w}
		defer func() { answer.log(logger, r, time.Since(start)) }()
		defer recoverPanic(logger, answer, r)
		next.ServeHTTP(answer, r)
	})
}

// recorder remembers what was answered and, if known, why.
type recorder struct {
	http.ResponseWriter

	status int
	reason error
}

// WriteHeader implements http.ResponseWriter. The first final status is the one that the caller sees.
func (w *recorder) WriteHeader(status int) {
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (w *recorder) Write(body []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(body)
}

// Unwrap lets http.ResponseController reach the writer below.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *recorder) log(logger *slog.Logger, r *http.Request, took time.Duration) {
	route := r.Pattern
	if _, path, found := strings.Cut(route, " "); found {
		route = path // the method stands before it
	}
	attrs := []slog.Attr{
		slog.String("method", r.Method),
		slog.String("route", route),
		slog.Int("status", cmp.Or(w.status, http.StatusOK)), // a server sends 200 for a handler that wrote nothing
		slog.Float64("duration_ms", float64(took.Microseconds())/1000),
	}
	if id, ok := trace.FromContext(r.Context()); ok && id.Client() != "" {
		attrs = append(attrs, slog.String("client_trace_id", id.Client()))
	}
	level := slog.LevelInfo
	if w.status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	if w.reason != nil {
		level = slog.LevelError
		attrs = append(attrs, slog.Any("error", w.reason))
	}
	logger.LogAttrs(r.Context(), level, "request", attrs...)
}

// note adds a reason to the log line of the request that w answers, through whatever middleware has wrapped w.
func note(w http.ResponseWriter, reason error) {
	for {
		switch writer := w.(type) {
		case *recorder:
			writer.reason = errors.Join(writer.reason, reason)
			return
		case interface{ Unwrap() http.ResponseWriter }:
			w = writer.Unwrap()
		default:
			return
		}
	}
}
