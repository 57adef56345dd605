// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const testKeyID = "a/b+c="

// fixture signs tokens as the issuer would, and as it would not.
type fixture struct {
	key *rsa.PrivateKey
	now time.Time
}

func newFixture(tb testing.TB) fixture {
	tb.Helper()
	return fixture{key: newKey(tb), now: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)}
}

func newKey(tb testing.TB) *rsa.PrivateKey {
	tb.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		tb.Fatal(err)
	}
	return key
}

func newECKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func (f fixture) verifier() *Verifier { return NewVerifier(f.config()) }

func (f fixture) config() Config {
	config := testConfig(staticKeys{testKeyID: &f.key.PublicKey})
	config.Leeway, config.Now = 30*time.Second, func() time.Time { return f.now }
	return config
}

// token signs honest claims after change has been at them; nil removes one.
func (f fixture) token(tb testing.TB, change map[string]any) string {
	tb.Helper()
	claims := f.claims()
	for name, value := range change {
		claims[name] = value
		if value == nil {
			delete(claims, name)
		}
	}
	return f.sign(tb, map[string]any{"alg": "RS256", "kid": testKeyID}, claims)
}

func (f fixture) sign(tb testing.TB, header, claims any) string {
	tb.Helper()
	return f.signText(tb, toJSON(tb, header), toJSON(tb, claims))
}

// signText signs any text whatever with the right key.
func (f fixture) signText(tb testing.TB, header, claims string) string {
	tb.Helper()
	text := encode(header) + "." + encode(claims)
	signature, err := jwt.SigningMethodRS256.Sign(text, f.key)
	if err != nil {
		tb.Fatal(err)
	}
	return text + "." + encode(string(signature))
}

func toJSON(tb testing.TB, value any) string {
	tb.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		tb.Fatal(err)
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

func publicECJWK(t *testing.T, kid string, key *ecdsa.PrivateKey) map[string]string {
	t.Helper()
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return map[string]string{
		"kid": kid, "kty": "EC", "use": "sig", "alg": "ES256", "crv": "P-256",
		"x": encode(string(point[1:33])), "y": encode(string(point[33:])),
	}
}

type staticKeys keySet

func (k staticKeys) Key(_ context.Context, kid string) (crypto.PublicKey, error) {
	if key, ok := k[kid]; ok {
		return key, nil
	}
	return nil, ErrUnknownKey
}
