// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"git.lighthouse.example/platform/lighthouse/functions/authorizer"
	"git.lighthouse.example/platform/lighthouse/internal/server"
	"git.lighthouse.example/platform/lighthouse/internal/users"
	"git.lighthouse.example/platform/lighthouse/internal/users/dynamo"
)

// serve answers requests until it is told to end.
func (p process) serve(ctx context.Context) error {
	verifier, err := authorizer.Tokens(p.env)
	if err != nil {
		return fmt.Errorf("authorizer: %w", err)
	}
	store, err := dynamo.Open(ctx, p.env)
	if err != nil {
		return err
	}
	metrics := server.NewMetrics()
	api := server.API{
		Lookup: p.lookup, Logger: p.logs.Logger, Metrics: metrics,
		Callers: server.Callers(verifier, p.logs.Logger("authorizer"), time.Now),
	}
	handler, err := api.Handler(ctx, functions())
	if err := errors.Join(p.env.Err(), err); err != nil {
		return err
	}
	health := p.health(metrics, server.Check{Name: "signing keys", Run: verifier.Ready}, server.Check{
		Name: "users table", Run: func(ctx context.Context) error {
			if _, err := store.User(ctx, "nobody"); !errors.Is(err, users.ErrNotFound) {
				return err
			}
			return nil
		},
	})
	health.Services = services()
	public, err := p.listen(ctx, "ADDRESS", ":8080")
	if err != nil {
		return err
	}
	private, err := p.listen(ctx, "ADMIN_ADDRESS", ":9090")
	if err != nil {
		return err
	}
	service := server.Service{
		API: handler, Health: health, Drain: p.env.Duration("DRAIN", 5*time.Second), Logger: p.logs.Logger("server"),
	}
	return service.Serve(ctx, public, private)
}

func (p process) health(metrics *server.Metrics, checks ...server.Check) *server.Health {
	return &server.Health{Checks: checks, Metrics: metrics, Logger: p.logs.Logger("server")}
}

func (p process) listen(ctx context.Context, name, fallback string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", p.env.Optional(name, fallback))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return listener, nil
}
