// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// The tests' issuer.
const (
	testName     = "login"
	testIssuer   = "https://login.example.com/"
	secondIssuer = "https://old-login.example.com/"
	testClient   = "https://api.example.com"
	testSubject  = "login|subject-1"

	clientClaim = "aud"
	nameClaim   = "preferred_username"
	groupsClaim = "groups"
)

func testConfig(keys KeySource) Config {
	return Config{
		Name: testName, Issuers: []string{testIssuer, secondIssuer}, ClientIDs: []string{testClient, "client-two"},
		Claims: Claims{Client: clientClaim, Username: nameClaim, Groups: groupsClaim}, Keys: keys,
	}
}

// claims are those of an honest access token.
func (f fixture) claims() jwt.MapClaims {
	return jwt.MapClaims{
		"sub":       "subject-1",
		"iss":       testIssuer,
		clientClaim: testClient,
		nameClaim:   "ada",
		groupsClaim: []string{"editors", "readers"},
		"iat":       f.now.Add(-time.Minute).Unix(),
		"exp":       f.now.Add(time.Hour).Unix(),
	}
}

// TestEmail wants an address only where the issuer says that it has verified it.
func TestEmail(t *testing.T) {
	f := newFixture(t)
	for name, test := range map[string]struct {
		email, verified any
		want            string
	}{
		"verified":      {"ada@example.com", true, "ada@example.com"},
		"not verified":  {"ada@example.com", false, ""},
		"nothing said":  {"ada@example.com", nil, ""},
		"said in words": {"ada@example.com", "true", ""},
		"a number":      {"ada@example.com", 1, ""},
		"no text":       {json.RawMessage(`["ada@example.com"]`), true, ""},
		"no address":    {nil, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := f.verifier().Verify(t.Context(), f.token(t, map[string]any{"email": test.email, "email_verified": test.verified}))
			if err != nil || got.Email != test.want {
				t.Errorf("got %q, %v; want %q", got.Email, err, test.want)
			}
		})
	}
}

func TestVerifyRefusesIDTokens(t *testing.T) {
	f := newFixture(t)
	for name, test := range map[string]struct {
		change map[string]any
		want   error
	}{
		"for the client":              {map[string]any{"aud": "web-page", "azp": "web-page", "nonce": "n"}, ErrClient},
		"for the client, for us also": {map[string]any{"aud": []string{"web-page", testClient}, "at_hash": "h"}, ErrTokenUse},
		"with the hash of a code":     {map[string]any{"c_hash": "h"}, ErrTokenUse},
		"by its type":                 {map[string]any{"typ": "ID"}, ErrTokenUse},
		"by its use":                  {map[string]any{"token_use": "id"}, ErrTokenUse},
	} {
		if _, err := f.verifier().Verify(t.Context(), f.token(t, test.change)); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
}
