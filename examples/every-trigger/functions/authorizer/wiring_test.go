// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"io"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/golang-jwt/jwt/v5"

	"example.com/orchard/internal/auth"
	"example.com/orchard/internal/config"
)

const (
	wiredIssuer = "https://cognito-idp.eu-test-1.amazonaws.com/eu-test-1_pool"
	wiredClient = "client-one"

	wiredSubject, adaSubject, bobSubject = "subject-1", "ada", "bob"
)

// wiredConfig accepts honestClaims.
func wiredConfig(keys auth.KeySource) auth.Config {
	return auth.Config{
		Issuers: []string{wiredIssuer}, ClientIDs: []string{wiredClient}, TokenUse: "access", Leeway: 30 * time.Second, Keys: keys,
	}
}

// TestWire drives the authorizer as it is deployed, with tokens that the issuer of its own pool has signed, and others.
func TestWire(t *testing.T) {
	key, strange := newKey(t), newKey(t)
	issuer := serveKeys(t, key)
	tests := map[string]struct {
		key    *rsa.PrivateKey
		method jwt.SigningMethod
		claim  string
		value  any
		accept bool
	}{
		"honest":            {accept: true},
		"second issuer":     {claim: "iss", value: wiredIssuer + "-updated", accept: true},
		"another issuer":    {claim: "iss", value: "https://issuer.example.com"},
		"another client":    {claim: "client_id", value: "client-two"},
		"ID token":          {claim: "token_use", value: "id"},
		"expired":           {claim: "exp", value: time.Now().Add(-35 * time.Second).Unix()},
		"without an end":    {claim: "exp"},
		"not yet valid":     {claim: "nbf", value: time.Now().Add(time.Hour).Unix()},
		"of nobody":         {claim: "sub", value: ""},
		"another key":       {key: strange},
		"another method":    {method: jwt.SigningMethodRS512},
		"within the leeway": {claim: "exp", value: time.Now().Add(-5 * time.Second).Unix(), accept: true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			claims := honestClaims()
			if test.claim != "" {
				claims[test.claim] = test.value
			}
			if test.value == nil {
				delete(claims, test.claim)
			}
			method, signer := jwt.SigningMethod(jwt.SigningMethodRS256), key
			if test.method != nil {
				method = test.method
			}
			if test.key != nil {
				signer = test.key
			}
			token := jwt.NewWithClaims(method, claims)
			token.Header["kid"] = "key-1"
			signed, err := token.SignedString(signer)
			if err != nil {
				t.Fatal(err)
			}
			checkWired(t, issuer, signed, test.accept)
		})
	}
	t.Run("unsigned", func(t *testing.T) {
		token := jwt.NewWithClaims(jwt.SigningMethodNone, honestClaims())
		token.Header["kid"] = "key-1"
		signed, err := token.SignedString(jwt.UnsafeAllowNoneSignatureType)
		if err != nil {
			t.Fatal(err)
		}
		checkWired(t, issuer, signed, false)
	})
}

func TestWireWithoutSettings(t *testing.T) {
	_, err := Wire(config.New(func(string) (string, bool) { return "", false }), slog.New(slog.DiscardHandler))
	for _, name := range []string{"TOKEN_ISSUERS", "TOKEN_CLIENT_IDS", "JWKS_URL"} {
		if err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("error %v, want it to name %s", err, name)
		}
	}
}

func checkWired(t *testing.T, keys, token string, accept bool) {
	t.Helper()
	environment := map[string]string{
		"TOKEN_ISSUERS": wiredIssuer + "," + wiredIssuer + "-updated", "TOKEN_CLIENT_IDS": wiredClient, "JWKS_URL": keys,
	}
	env := config.New(func(name string) (string, bool) { value, ok := environment[name]; return value, ok })
	authorizer, err := Wire(env, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	answer, err := authorizer.Handle(t.Context(), events.APIGatewayCustomAuthorizerRequest{
		Type: "TOKEN", AuthorizationToken: "Bearer " + token, MethodArn: strings.TrimSuffix(stageARN, "*") + "GET/me",
	})
	accepted := err == nil && answer.PrincipalID == "subject-1"
	if accepted != accept || (!accept && err.Error() != "Unauthorized") {
		t.Errorf("accepted: %t, error %v", accepted, err)
	}
}

func honestClaims() jwt.MapClaims {
	return jwt.MapClaims{
		"sub": "subject-1", "iss": wiredIssuer, "client_id": wiredClient, "token_use": "access", "username": "ada",
		"iat": time.Now().Add(-time.Minute).Unix(), "exp": time.Now().Add(time.Hour).Unix(),
	}
}

func newKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// serveKeys returns the address of a key set with one key.
func serveKeys(t *testing.T, key *rsa.PrivateKey) string {
	t.Helper()
	encode := base64.RawURLEncoding.EncodeToString
	set := `{"keys":[{"kid":"key-1","kty":"RSA","use":"sig","alg":"RS256","n":"` + encode(key.N.Bytes()) +
		`","e":"` + encode(big.NewInt(int64(key.E)).Bytes()) + `"}]}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, set)
	}))
	t.Cleanup(server.Close)
	return server.URL
}
