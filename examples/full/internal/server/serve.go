// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

const (
	// maxHeader is what API Gateway takes, in bytes. To HTTP/1.1 the library adds 4,096, and up to as many that it has read.
	maxHeader = 10_240
	// maxStreams is how many requests a connection of HTTP/2 may have at once: a gateway opens another one, and whoever opens
	// them to no end takes less memory than a pod has.
	maxStreams = 100
	// readLimit is for a whole request: the time in which API Gateway gives up.
	readLimit  = 29 * time.Second
	writeLimit = readLimit + 5*time.Second
	// idleLimit is longer than load balancers keep a connection for: they are to close it, never we while they send.
	idleLimit = 75 * time.Second
	// finishLimit is for the requests that run when the process is to end: as long as any function may take.
	finishLimit = 30 * time.Second
)

// Service is a process of the API.
type Service struct {
	API    http.Handler
	Health *Health
	Drain  time.Duration // from "not ready" to the end of listening: others need a while to hear of it
	Logger *slog.Logger
}

// Serve answers requests until ctx ends, and then those that have begun. Health and metrics have a listener of their own,
// which no route leads to from outside.
func (s Service) Serve(ctx context.Context, api, admin net.Listener) error {
	errorLog := slog.NewLogLogger(s.Logger.Handler(), slog.LevelWarn)
	private := s.Health.server()
	public := &http.Server{
		Handler: s.API, MaxHeaderBytes: maxHeader, ErrorLog: errorLog, DisableGeneralOptionsHandler: true,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: readLimit, WriteTimeout: writeLimit, IdleTimeout: idleLimit,
	}
	public.Protocols, public.HTTP2 = withoutTLS(), &http.HTTP2Config{MaxConcurrentStreams: maxStreams}
	ended := make(chan error, 2)
	go func() { ended <- public.Serve(api) }()
	go func() { ended <- private.Serve(admin) }()
	defer func() { _ = private.Close() }() // probes may ask again
	s.Logger.InfoContext(ctx, "serving", "address", api.Addr().String())
	select {
	case err := <-ended:
		_ = public.Close() // it is over already
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}
	return s.end(context.WithoutCancel(ctx), public)
}

// end lets nobody down: first no new request is to come, then those that run are finished.
func (s Service) end(ctx context.Context, public *http.Server) error {
	s.Health.drain()
	s.Logger.InfoContext(ctx, "draining", "seconds", s.Drain.Seconds())
	time.Sleep(s.Drain)
	ctx, cancel := context.WithTimeout(ctx, finishLimit)
	defer cancel()
	if err := public.Shutdown(ctx); err != nil && !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("requests were still running after %v: %w", finishLimit, err)
	}
	return nil
}
