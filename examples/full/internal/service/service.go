// Managed by venture: edit freely, regenerating merges your changes.

// Package service joins what an http function consists of: who may call it, what it needs, and what every function has
// around it. Whatever runs the function, on Lambda or elsewhere, gets its handler here.
package service

import (
	"context"
	"errors"
	"log/slog"
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Store opens the store that tells what callers are: dynamo.Open, or NoStore.
type Store func(context.Context, *config.Reader) (users.Store, error)

// Access is who may call a function; functions/<name>/access.go has it.
type Access func(users.Store) api.Guard

// Wiring makes a function's handler; functions/<name>/wiring.go has it.
type Wiring func(context.Context, *config.Reader) (http.Handler, error)

var (
	errNoGuard   = errors.New("nothing says who may call this function")
	errNoHandler = errors.New("the wiring made no handler")
)

// NoStore is for functions whose access doesn't depend on what the users table says. It knows nobody, and links no AWS
// SDK into them.
func NoStore(context.Context, *config.Reader) (users.Store, error) { return users.NewMemory(), nil }

// New returns the guarded handler, or everything that is missing for it.
func New(
	ctx context.Context, env *config.Reader, logger *slog.Logger, open Store, access Access, wire Wiring,
) (http.Handler, error) {
	options := api.Options{Logger: logger, Origin: env.Origin("WEB_ORIGIN")}
	store, storeErr := open(ctx, env)
	handler, wiringErr := wire(ctx, env)
	if err := errors.Join(env.Err(), storeErr, wiringErr); err != nil {
		return nil, err
	}
	guard := access(store)
	switch {
	case guard == nil:
		return nil, errNoGuard
	case handler == nil:
		return nil, errNoHandler
	}
	return api.Handler(guard(handler), options), nil
}
