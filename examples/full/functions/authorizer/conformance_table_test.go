// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"context"
	"crypto/rsa"
	"errors"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// sent is the value of an Authorization header, and the subject that it stands for: "" for nobody.
type sent struct{ authorization, caller string }

// conformanceTokens returns callers of all kinds, and the verifier of those that may come in.
func conformanceTokens(t *testing.T) (*auth.Verifier, map[string]sent) {
	t.Helper()
	key, strange := newKey(t), newKey(t)
	verifier := auth.NewVerifier(wiredConfig(oneKey{&key.PublicKey}))
	sign := func(key *rsa.PrivateKey, header, change map[string]any) string {
		claims := honestClaims()
		maps.Copy(claims, change)
		token := jwt.NewWithClaims(jwt.SigningMethodRS256, claims)
		token.Header = map[string]any{"alg": "RS256", "kid": "key-1"}
		maps.Copy(token.Header, header)
		raw, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	ada, bob := sign(key, nil, map[string]any{"sub": "ada"}), sign(key, nil, map[string]any{"sub": "bob"})
	parts := strings.Split(ada, ".")
	claim := func(name string, value any) sent {
		return sent{"Bearer " + sign(key, nil, map[string]any{"sub": "ada", name: value}), ""}
	}
	header := func(name string, value any) sent {
		return sent{"Bearer " + sign(key, map[string]any{name: value}, map[string]any{"sub": "ada"}), ""}
	}
	return verifier, map[string]sent{
		"Ada":                   {"Bearer " + ada, adaSubject},
		"Bob":                   {"Bearer " + bob, bobSubject},
		"lower case":            {"bearer " + ada, adaSubject},
		"upper case":            {"BEARER " + ada, adaSubject},
		"several spaces":        {"Bearer   " + ada, adaSubject},
		"typed":                 {"Bearer " + sign(key, map[string]any{"typ": "at+jwt"}, map[string]any{"sub": "ada"}), adaSubject},
		"nothing":               {"", ""},
		"only the scheme":       {"Bearer", ""},
		"no scheme":             {ada, ""},
		"another scheme":        {"Basic " + ada, ""},
		"garbage":               {"Bearer garbage", ""},
		"garbage in three":      {"Bearer a.b.c", ""},
		"two tokens":            {"Bearer " + ada + " " + bob, ""},
		"two joined":            {"Bearer " + ada + ", Bearer " + bob, ""},
		"four parts":            {"Bearer " + ada + "." + parts[2], ""},
		"no signature":          {"Bearer " + parts[0] + "." + parts[1] + ".", ""},
		"padding":               {"Bearer " + ada + "==", ""},
		"signature of another":  {"Bearer " + parts[0] + "." + parts[1] + bob[strings.LastIndex(bob, "."):], ""},
		"another key":           {"Bearer " + sign(strange, nil, nil), ""},
		"alg none":              header("alg", "none"),
		"logout token":          header("typ", "logout+jwt"),
		"a token inside":        header("cty", "JWT"),
		"key of its own":        header("jwk", map[string]any{"kty": "RSA"}),
		"expired":               claim("exp", time.Now().Add(-time.Minute).Unix()),
		"without an end":        claim("exp", "never"),
		"not yet valid":         claim("nbf", time.Now().Add(time.Hour).Unix()),
		"issued at no time":     claim("iat", 1e300),
		"ID token":              claim("token_use", "id"),
		"another client":        claim("client_id", "client-two"),
		"another issuer":        claim("iss", "https://issuer.example.com"),
		"of nobody":             claim("sub", ""),
		"longer than a request": claim("fill", strings.Repeat("x", 8<<10)),
	}
}

// serve returns a function's handler with everything that is around it.
func serve(t *testing.T, access service.Access) http.Handler {
	t.Helper()
	env := config.New(func(string) (string, bool) { return webOrigin, true })
	open := func(context.Context, *config.Reader) (users.Store, error) { return conformanceStore(t), nil }
	handler, err := service.New(t.Context(), env, slog.New(slog.DiscardHandler), open, access, wireCaller)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// conformanceStore knows one user, with a role, and her team.
func conformanceStore(t *testing.T) users.Store {
	t.Helper()
	store := users.NewMemory()
	_, err := store.SyncUser(t.Context(), users.User{Subject: adaSubject})
	err = errors.Join(err, store.SetRoles(t.Context(), adaSubject, []string{"support"}), store.CreateTeam(t.Context(), users.Team{ID: "red"}, adaSubject))
	if err != nil {
		t.Fatal(err)
	}
	return store
}

// wireCaller makes a handler that says who calls.
func wireCaller(context.Context, *config.Reader) (http.Handler, error) {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := auth.FromContext(r.Context())
		_, _ = io.WriteString(w, "caller: "+caller.Subject)
	}), nil
}
