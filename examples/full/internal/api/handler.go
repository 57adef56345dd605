// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// Options are the same for all functions of a service.
type Options struct {
	Logger *slog.Logger
	Origin string // the one web page that may call from a browser, such as https://app.example.com
}

// maxRequest is what a body may have anywhere: Lambda takes no more either. Decode takes less.
const maxRequest = 6 << 20

// Handler puts around h what every function needs: a trace, a log line, an answer even to a panic, headers, and an end
// to every body.
func Handler(h http.Handler, options Options) http.Handler {
	h = allowOrigin(options.Origin, h)
	h = setHeaders(h)
	h = logAccess(options.Logger, h)
	h = trace.Middleware(h)
	return http.MaxBytesHandler(h, maxRequest)
}

// setHeaders sets what a handler that knows better may set to its own. Those answers that API Gateway gives by itself
// have the same by resources/gateway-responses.yml.
func setHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Cache-Control", "no-store")
		// For a year, browsers turn http:// to this host into https:// by themselves; other hosts are others' business.
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
		next.ServeHTTP(w, r)
	})
}

// recoverPanic keeps a fault of one request from costing the process, which on Lambda is a cold start for the next.
func recoverPanic(logger *slog.Logger, w *recorder, r *http.Request) {
	value := recover()
	if value == nil {
		return
	}
	logger.ErrorContext(r.Context(), "panic", "value", fmt.Sprint(value), "stack", string(debug.Stack()))
	note(w, errors.New("panic"))
	w.fail(r)
}
