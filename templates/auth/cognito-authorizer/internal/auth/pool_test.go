// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// The tests' issuer is a user pool.
const (
	testName     = ""
	testIssuer   = "https://cognito-idp.eu-test-1.amazonaws.com/eu-test-1_pool"
	secondIssuer = "https://issuer-cognito-idp.eu-test-1.amazonaws.com/eu-test-1_pool"
	testClient   = "client-one"
	testSubject  = "subject-1"

	clientClaim = "client_id"
	nameClaim   = "username"
	groupsClaim = "cognito:groups"
)

func testConfig(keys KeySource) Config {
	return Config{
		Issuers: []string{testIssuer, secondIssuer}, ClientIDs: []string{testClient, "client-two"}, TokenUse: "access", Keys: keys,
	}
}

// claims are those of an honest access token.
func (f fixture) claims() jwt.MapClaims {
	return jwt.MapClaims{
		"sub":            "subject-1",
		"iss":            testIssuer,
		"client_id":      testClient,
		"token_use":      "access",
		"username":       "ada",
		"cognito:groups": []string{"editors", "readers"},
		"iat":            f.now.Add(-time.Minute).Unix(),
		"exp":            f.now.Add(time.Hour).Unix(),
	}
}

func TestVerifyAcceptsIDTokensOnlyBySetting(t *testing.T) {
	f := newFixture(t)
	idToken := f.token(t, map[string]any{
		"token_use": "id", "aud": testClient, "client_id": nil, "username": nil, "cognito:username": "ada",
	})
	config := f.config()
	config.TokenUse = "id"
	verifier := NewVerifier(config)
	got, err := verifier.Verify(t.Context(), idToken)
	if err != nil || got.Username != "ada" {
		t.Errorf("ID token: got %+v, %v", got, err)
	}
	if _, err := verifier.Verify(t.Context(), f.token(t, nil)); !errors.Is(err, ErrTokenUse) {
		t.Errorf("access token: got %v, want %v", err, ErrTokenUse)
	}
	for name, change := range map[string]map[string]any{
		"ID token":     {"token_use": "id"},
		"no token use": {"token_use": nil},
	} {
		if _, err := f.verifier().Verify(t.Context(), f.token(t, change)); !errors.Is(err, ErrTokenUse) {
			t.Errorf("%s: got %v, want %v", name, err, ErrTokenUse)
		}
	}
}

// TestVerifyRefusesAListOfClients: a pool writes no list.
func TestVerifyRefusesAListOfClients(t *testing.T) {
	f := newFixture(t)
	raw := f.token(t, map[string]any{"client_id": []string{testClient}})
	if _, err := f.verifier().Verify(t.Context(), raw); !errors.Is(err, ErrClient) {
		t.Errorf("got %v, want %v", err, ErrClient)
	}
}

// TestPoolAmongSeveral holds the pool and another issuer to their own forms of a token.
func TestPoolAmongSeveral(t *testing.T) {
	s := newSeveral(t)
	asThePool := s.claimsOf(cloudIssuer, jwt.MapClaims{"aud": nil, "client_id": testClient, "token_use": "access"})
	for name, test := range map[string]struct {
		raw  string
		want error
	}{
		"of the cloud, as the pool's":            {signer(s.cloud.key)(t, jwt.SigningMethodRS256, asThePool), ErrClient},
		"of the pool, the client as an audience": {s.first.token(t, map[string]any{"client_id": nil, "aud": testClient}), ErrClient},
		"of the pool, without its use":           {s.first.token(t, map[string]any{"token_use": nil}), ErrTokenUse},
	} {
		if got, err := s.verifier.Verify(t.Context(), test.raw); !errors.Is(err, test.want) || !reflect.DeepEqual(got, Principal{}) {
			t.Errorf("%s: got %+v, %v; want %v", name, got, err, test.want)
		}
	}
}
