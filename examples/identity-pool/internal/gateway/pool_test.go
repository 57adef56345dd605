// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"net/http"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"example.com/harbour/internal/auth"
)

const (
	provider = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_aB3"
	poolID   = "eu-west-1:0f6f4b2c-9d11-4d0b-9a55-7a1f0c4e3b52"
	signIn   = provider + "," + provider + ":CognitoSignIn:7a1f"
)

// TestCallerOfPool wants a caller where API Gateway tells of one of our pools, and nobody wherever it is not sure.
func TestCallerOfPool(t *testing.T) {
	pool := Pool{ID: poolID, Provider: provider}
	tests := map[string]struct {
		pool   Pool
		change func(*events.APIGatewayRequestIdentity)
		want   string
	}{
		"signed in":    {pool, func(*events.APIGatewayRequestIdentity) {}, "7a1f"},
		"another pool": {pool, func(i *events.APIGatewayRequestIdentity) { i.CognitoIdentityPoolID = "eu-west-1:other" }, ""},
		"no pool":      {pool, func(i *events.APIGatewayRequestIdentity) { i.CognitoIdentityPoolID = "" }, ""},
		"pool unknown": {Pool{}, func(i *events.APIGatewayRequestIdentity) { i.CognitoIdentityPoolID = "" }, ""},
		"guest":        {pool, func(i *events.APIGatewayRequestIdentity) { i.CognitoAuthenticationType = "unauthenticated" }, ""},
		"no type":      {pool, func(i *events.APIGatewayRequestIdentity) { i.CognitoAuthenticationType = "" }, ""},
		"account's user": {pool, func(i *events.APIGatewayRequestIdentity) {
			*i = events.APIGatewayRequestIdentity{UserArn: "arn:aws:iam::1:user/x"}
		}, ""},
		"no provider":      {pool, provided(""), ""},
		"null as text":     {pool, provided("null"), ""},
		"provider alone":   {pool, provided(provider), ""},
		"no subject":       {pool, provided(provider + "," + provider + ":CognitoSignIn:"), ""},
		"another provider": {pool, provided("graph.facebook.com," + signIn), ""},
		"longer provider":  {pool, provided("x" + signIn), ""},
		"another user pool": {
			pool, provided(provider + "X," + provider + "X:CognitoSignIn:7a1f"), "",
		},
		"two providers": {pool, provided(signIn + ",graph.facebook.com"), ""},
		"two subjects":  {pool, provided(signIn + "," + provider + ":CognitoSignIn:8b2a"), ""},
		"other sign-in": {pool, provided(provider + "," + provider + ":CognitoSignOut:7a1f"), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.RequestContext.Authorizer = nil
			event.RequestContext.Identity.CognitoIdentityPoolID = poolID
			event.RequestContext.Identity.CognitoAuthenticationType = "authenticated"
			event.RequestContext.Identity.CognitoAuthenticationProvider = signIn
			test.change(&event.RequestContext.Identity)
			// What a caller can write must not count.
			event.Headers["cognitoAuthenticationProvider"] = signIn

			var got auth.Principal
			var known bool
			adapter := Adapter{Pool: test.pool, Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				got, known = auth.FromContext(r.Context())
			})}
			if _, err := adapter.Handle(t.Context(), event); err != nil {
				t.Fatal(err)
			}
			if got.Subject != test.want || got.Username != test.want || known != (test.want != "") {
				t.Errorf("caller %+v, %t, want %q", got, known, test.want)
			}
		})
	}
}

func provided(text string) func(*events.APIGatewayRequestIdentity) {
	return func(i *events.APIGatewayRequestIdentity) { i.CognitoAuthenticationProvider = text }
}
