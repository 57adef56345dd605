// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"
)

// checkLimit is how long a dependency may take to answer, which is less than a probe waits.
const checkLimit = 2 * time.Second

// Check tells whether something that requests need can be reached.
type Check struct {
	Name string
	Run  func(context.Context) error
}

// Health is what Kubernetes is told of the process. It is ready once it has reached all it needs, and until it is to end.
// What becomes unreachable later is no reason to take it out: every other process would be taken out with it, and the
// requests that need nothing of it would fail too.
type Health struct {
	Checks  []Check
	Metrics *Metrics
	Logger  *slog.Logger
	// Services of proto/, which clients of gRPC can list at the port of the probes.
	Services []string

	reached  atomic.Bool
	draining atomic.Bool
}

func (h *Health) server() *http.Server {
	errorLog := slog.NewLogLogger(h.Logger.Handler(), slog.LevelWarn)
	return &http.Server{
		Handler: h.Handler(), ReadHeaderTimeout: 5 * time.Second, IdleTimeout: idleLimit, ErrorLog: errorLog, Protocols: withoutTLS(),
	}
}

// Beside answers probes while something else works.
func (h *Health) Beside(admin net.Listener, work func()) error {
	private, ended := h.server(), make(chan error, 1)
	go func() { ended <- private.Serve(admin) }()
	work()
	if err := private.Close(); err != nil {
		return fmt.Errorf("close: %w", err)
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve probes: %w", err)
	}
	return nil
}

// Handler serves the probes and the metrics.
func (h *Health) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(http.ResponseWriter, *http.Request) {})
	mux.HandleFunc("GET /readyz", h.ready)
	mux.Handle("GET /metrics", h.Metrics.handler())
	h.mountGRPC(mux)
	return mux
}

func (h *Health) drain() { h.draining.Store(true) }

func (h *Health) ready(w http.ResponseWriter, r *http.Request) {
	if reason := h.unready(r.Context()); reason != "" {
		http.Error(w, reason, http.StatusServiceUnavailable)
	}
}

// unready says why the process is not ready; "" if it is.
func (h *Health) unready(ctx context.Context) string {
	if h.draining.Load() {
		return "draining"
	}
	if h.reached.Load() {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, checkLimit)
	defer cancel()
	for _, check := range h.Checks {
		if err := check.Run(ctx); err != nil {
			h.Logger.WarnContext(ctx, "not ready", "check", check.Name, "error", err)
			return check.Name + ": not reached"
		}
	}
	h.reached.Store(true)
	return ""
}
