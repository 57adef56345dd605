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
	errNoWayIn   = errors.New("its access cannot stand before this handler: one by team wants what rpc.Handler makes, of a message with `string team_id`")
)

// NoStore is for functions whose access doesn't depend on what the users table says. It knows nobody, and links no AWS
// SDK into them.
func NoStore(context.Context, *config.Reader) (users.Store, error) { return users.NewMemory(), nil }

// Function is what an http function consists of.
type Function struct {
	Open   Store
	Access Access
	Wire   Wiring
}

// New returns the guarded handler of a function whose caller is known already, or everything that is missing for it.
func New(
	ctx context.Context, env *config.Reader, logger *slog.Logger, open Store, access Access, wire Wiring,
) (http.Handler, error) {
	return Function{open, access, wire}.Handler(ctx, env, logger, api.Public)
}

// Handler is New where callers has to find out who is calling.
func (f Function) Handler(
	ctx context.Context, env *config.Reader, logger *slog.Logger, callers api.Guard,
) (http.Handler, error) {
	options := api.Options{Logger: logger, Origin: env.Origin("WEB_ORIGIN")}
	store, storeErr := f.Open(ctx, env)
	handler, wiringErr := f.Wire(ctx, env)
	if err := errors.Join(env.Err(), storeErr, wiringErr); err != nil {
		return nil, err
	}
	guard := f.Access(store)
	switch {
	case guard == nil:
		return nil, errNoGuard
	case handler == nil:
		return nil, errNoHandler
	}
	guarded := guard(handler)
	if guarded == nil {
		return nil, errNoWayIn
	}
	return api.Handler(callers(guarded), options), nil
}
