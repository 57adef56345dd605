// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
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
		answer := &recorder{StatusWriter: StatusWriter{ResponseWriter: w}}
		defer func() { answer.log(logger, r, time.Since(start)) }()
		defer recoverPanic(logger, answer, r)
		next.ServeHTTP(answer, r)
		if buffer := answer.buffer(); buffer != nil {
			if err := buffer.Check(); err != nil {
				note(answer, err)
				answer.fail(r)
			}
		}
	})
}

// Buffer is a writer that holds the whole answer until the handler is done, as on Lambda.
type Buffer interface {
	http.ResponseWriter

	// Check says why the answer cannot be sent.
	Check() error
	// Reset takes back what was answered; the header stays.
	Reset()
}

// recorder remembers what was answered and, if known, why.
type recorder struct {
	StatusWriter

	reason error
}

// buffer returns the writer that holds the whole answer, if there is one below.
func (w *recorder) buffer() Buffer {
	for below := w.ResponseWriter; ; {
		switch writer := below.(type) {
		case Buffer:
			return writer
		case interface{ Unwrap() http.ResponseWriter }:
			below = writer.Unwrap()
		default:
			return nil
		}
	}
}

// fail answers 500 in place of what was answered so far. Where that is on its way, the connection ends instead: a
// caller must not take half an answer for a whole one.
func (w *recorder) fail(r *http.Request) {
	if buffer := w.buffer(); buffer != nil {
		buffer.Reset()
		w.status = 0
	}
	if w.status != 0 {
		panic(http.ErrAbortHandler) //nolint:forbidigo // nothing else ends the connection
	}
	Problem(w, r, http.StatusInternalServerError, "")
}

func (w *recorder) log(logger *slog.Logger, r *http.Request, took time.Duration) {
	route := r.Pattern
	if _, path, found := strings.Cut(route, " "); found {
		route = path // the method stands before it
	}
	attrs := []slog.Attr{
		slog.String("method", r.Method),
		slog.String("route", route),
		slog.Int("status", w.Status()),
		slog.Float64("duration_ms", float64(took.Microseconds())/1000),
	}
	if id, ok := trace.FromContext(r.Context()); ok && id.Client() != "" {
		attrs = append(attrs, slog.String("client_trace_id", id.Client()))
	}
	level := slog.LevelInfo
	if w.Status() >= http.StatusInternalServerError {
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
