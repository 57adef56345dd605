// Managed by venture: edit freely, regenerating merges your changes.

// Package auth decides who is calling. The Lambda authorizer and the HTTP
// middleware share its Verifier, so both worlds accept the same tokens.
package auth

import "context"

// Principal is the caller a verified token speaks for.
type Principal struct {
	// Issuer is the name that venture.yaml gives to who signed the token, and "" for the project's own user pool.
	Issuer string
	// Subject tells a user from all others, whoever signs their tokens. It is to be kept, and Username is to be shown.
	Subject  string
	Username string
	Groups   []string
	// Roles are those that the issuer may give, beside the ones in the users table.
	Roles []string
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
