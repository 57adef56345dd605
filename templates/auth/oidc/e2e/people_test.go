// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/rand"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// person is somebody whom the first issuer knows.
type person struct {
	email   string
	subject string // as functions know them
}

type tokens struct{ access string }

// secrets are what no log line may have of somebody who has signed in.
func (p person) secrets(got tokens) []string {
	return append(strings.Split(got.access, "."), p.email)
}

// signedIn is somebody nobody else is.
func (s stack) signedIn(t *testing.T) (person, tokens) {
	t.Helper()
	first, name := allIssuers()[0], strings.ToLower(rand.Text())
	p := person{email: name + "@example.com", subject: first.name + "|" + name}
	return p, tokens{s.sign(t, first.name, first.algorithms[0], s.withEmail(p, true))}
}

// withEmail are the claims of a token that has the e-mail of somebody.
func (s stack) withEmail(p person, verified bool) jwt.MapClaims {
	first := allIssuers()[0]
	claims := first.claims(s.issuers, strings.TrimPrefix(p.subject, first.name+"|"))
	maps.Copy(claims, jwt.MapClaims{"email": p.email, "email_verified": verified})
	return claims
}

// strange are tokens with the true signature of an issuer, and not for this API.
func (s stack) strange(t *testing.T, p person, _ tokens) []refused {
	t.Helper()
	first := allIssuers()[0]
	with := func(change jwt.MapClaims) string {
		claims := s.withEmail(p, true)
		maps.Copy(claims, change)
		return "Bearer " + s.sign(t, first.name, first.algorithms[0], claims)
	}
	return []refused{
		{"ID token", with(jwt.MapClaims{first.audienceClaim: "web-page", "nonce": "n"}), "wrong client"},
		{"ID token of a client that is the audience", with(jwt.MapClaims{"nonce": "n", "at_hash": "h"}), "wrong token use"},
		{"ID token by its type", with(jwt.MapClaims{"typ": "ID"}), "wrong token use"},
		{"ID token by its use", with(jwt.MapClaims{"token_use": "id"}), "wrong token use"},
		{"another API", with(jwt.MapClaims{first.audienceClaim: "another-api"}), "wrong client"},
		{"another issuer", with(jwt.MapClaims{"iss": "https://issuer.example.com"}), "wrong issuer"},
		{"expired", with(jwt.MapClaims{"exp": time.Now().Add(-time.Minute).Unix()}), "expired"},
		{"not yet valid", with(jwt.MapClaims{"nbf": time.Now().Add(time.Hour).Unix()}), "not valid yet"},
	}
}
