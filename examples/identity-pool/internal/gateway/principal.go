// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"context"
	"strings"

	"example.com/harbour/internal/auth"
)

// withPrincipal takes the caller from what an authorizer has found out: one that you give a route of your own, or that of
// an event in a test. Only API Gateway can write that part of an event, and it passes strings only.
func withPrincipal(ctx context.Context, authorizer map[string]any) context.Context {
	field := func(name string) string {
		value, _ := authorizer[name].(string)
		return value
	}
	caller := auth.Principal{Subject: field("sub"), Username: field("username")}
	if caller.Subject == "" {
		return ctx
	}
	if groups := field("groups"); groups != "" {
		caller.Groups = strings.Split(groups, ",")
	}
	return auth.NewContext(ctx, caller)
}
