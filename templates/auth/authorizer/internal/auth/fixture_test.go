// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	testKeyID    = "a/b+c="
	testIssuer   = "https://cognito-idp.eu-test-1.amazonaws.com/eu-test-1_pool"
	secondIssuer = "https://issuer-cognito-idp.eu-test-1.amazonaws.com/eu-test-1_pool"
	testClient   = "client-one"
)

// fixture signs tokens as the issuer would, and as it would not.
type fixture struct {
	key *rsa.PrivateKey
	now time.Time
}

func newFixture(t *testing.T) fixture {
	t.Helper()
	return fixture{key: newKey(t), now: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)}
}

func newKey(t *testing.T) *rsa.PrivateKey {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func (f fixture) verifier() *Verifier {
	return NewVerifier(Config{
		Issuers:   []string{testIssuer, secondIssuer},
		ClientIDs: []string{testClient, "client-two"},
		TokenUse:  "access",
		Leeway:    30 * time.Second,
		Keys:      staticKeys{testKeyID: &f.key.PublicKey},
		Now:       func() time.Time { return f.now },
	})
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

// token signs honest claims after change has been at them; nil removes one.
func (f fixture) token(t *testing.T, change map[string]any) string {
	t.Helper()
	claims := f.claims()
	for name, value := range change {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	return f.sign(t, map[string]any{"alg": "RS256", "kid": testKeyID}, claims)
}

func (f fixture) sign(t *testing.T, header, claims any) string {
	t.Helper()
	return f.signText(t, toJSON(t, header), toJSON(t, claims))
}

// signText signs any text whatever with the right key.
func (f fixture) signText(t *testing.T, header, claims string) string {
	t.Helper()
	text := encode(header) + "." + encode(claims)
	signature, err := jwt.SigningMethodRS256.Sign(text, f.key)
	if err != nil {
		t.Fatal(err)
	}
	return text + "." + encode(string(signature))
}

func toJSON(t *testing.T, value any) string {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func encode(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func publicJWK(kid string, key *rsa.PrivateKey) map[string]string {
	return map[string]string{
		"kid": kid, "kty": "RSA", "use": "sig", "alg": "RS256",
		"n": encode(string(key.N.Bytes())),
		"e": encode(string(big.NewInt(int64(key.E)).Bytes())),
	}
}

type staticKeys map[string]*rsa.PublicKey

func (k staticKeys) Key(_ context.Context, kid string) (*rsa.PublicKey, error) {
	if key, ok := k[kid]; ok {
		return key, nil
	}
	return nil, ErrUnknownKey
}
