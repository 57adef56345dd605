// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"context"
	"strings"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
)

// withPrincipal takes the caller from what our authorizer has found out. Only API Gateway can write that part of an
// event, and it passes strings only.
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
	caller.Issuer = field("issuer")
	if roles := field("roles"); roles != "" {
		caller.Roles = strings.Split(roles, ",")
	}
	return auth.NewContext(ctx, caller)
}
