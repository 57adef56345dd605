// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"context"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"example.com/harbour/internal/auth"
	"example.com/harbour/internal/config"
)

// Pool is the identity pool whose callers a handler learns of. The zero one knows nobody.
type Pool struct {
	ID       string
	Provider string // the user pool, as the identity pool calls it
}

func readPool(env *config.Reader) Pool {
	return Pool{ID: env.String("IDENTITY_POOL_ID"), Provider: env.String("USER_POOL_PROVIDER")}
}

// withCaller takes the caller from a part of the event that only API Gateway can write. Credentials of any other kind,
// such as those of the account's own users, may call too where a policy allows it: they are nobody here.
func (p Pool) withCaller(ctx context.Context, identity events.APIGatewayRequestIdentity) context.Context {
	if p.ID == "" || identity.CognitoIdentityPoolID != p.ID || identity.CognitoAuthenticationType != "authenticated" {
		return ctx
	}
	signIn := p.Provider + ":CognitoSignIn:"
	subject, found := strings.CutPrefix(identity.CognitoAuthenticationProvider, p.Provider+","+signIn)
	// A second login would follow after a comma.
	if !found || subject == "" || strings.ContainsAny(subject, ",: ") {
		return ctx
	}
	return auth.NewContext(ctx, auth.Principal{Subject: subject, Username: subject})
}
