// Managed by venture: edit freely, regenerating merges your changes.

// Package auth tells handlers who is calling.
package auth

import "context"

// Principal is the caller whose credentials have signed a request. API Gateway
// tells the subject of a user pool's account, which is a user name there as
// well, and no groups.
type Principal struct {
	Subject  string
	Username string
	Groups   []string
}

type contextKey struct{}

// NewContext returns a context that carries the caller.
func NewContext(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, contextKey{}, p)
}

// FromContext returns the caller, and whether there is one.
func FromContext(ctx context.Context) (Principal, bool) {
	p, ok := ctx.Value(contextKey{}).(Principal)
	return p, ok
}
