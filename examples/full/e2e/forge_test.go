// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"maps"
	"math/big"
	"net/http"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

// forgery is a token to be changed.
type forgery struct {
	header jwt.MapClaims
	claims jwt.MapClaims
	raw    string
}

func newForgery(t *testing.T, raw string) forgery {
	t.Helper()
	claims := jwt.MapClaims{}
	token, _, err := jwt.NewParser().ParseUnverified(raw, claims)
	if err != nil {
		t.Fatal(err)
	}
	return forgery{header: token.Header, claims: claims, raw: raw}
}

// with returns the token with other header fields and claims, and the signature that was made for the old ones.
func (f forgery) with(t *testing.T, header, claims jwt.MapClaims) string {
	t.Helper()
	return f.unsigned(t, header, claims) + f.raw[strings.LastIndex(f.raw, "."):]
}

func (f forgery) unsigned(t *testing.T, header, claims jwt.MapClaims) string {
	t.Helper()
	var segments []string
	for _, change := range [][2]jwt.MapClaims{{f.header, header}, {f.claims, claims}} {
		changed := maps.Clone(change[0])
		maps.Copy(changed, change[1])
		text, err := json.Marshal(changed)
		if err != nil {
			t.Fatal(err)
		}
		segments = append(segments, base64.RawURLEncoding.EncodeToString(text))
	}
	return strings.Join(segments, ".")
}

// confused is signed with the public key, as if it were a shared secret.
func (f forgery) confused(t *testing.T, key *rsa.PublicKey) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	unsigned := f.unsigned(t, jwt.MapClaims{"alg": "HS256"}, nil)
	signature := hmac.New(sha256.New, pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der}))
	signature.Write([]byte(unsigned))
	return unsigned + "." + base64.RawURLEncoding.EncodeToString(signature.Sum(nil))
}

// embedded is signed with a key of our own, which the header offers for the check.
func (f forgery) embedded(t *testing.T) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, f.claims)
	token.Header["kid"] = f.header["kid"]
	token.Header["jwk"] = map[string]string{
		"kty": "RSA", "alg": "RS256", "use": "sig",
		"n": base64.RawURLEncoding.EncodeToString(key.N.Bytes()),
		"e": base64.RawURLEncoding.EncodeToString(big.NewInt(int64(key.E)).Bytes()),
	}
	signed, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

// publicKey fetches the key of who signs people in.
func (s stack) publicKey(t *testing.T, kid any) *rsa.PublicKey {
	t.Helper()
	return fetchKey(t, s.keysURL, kid)
}

func fetchKey(t *testing.T, url string, kid any) *rsa.PublicKey {
	t.Helper()
	var set struct{ Keys []struct{ Kid, N, E string } }
	if err := json.Unmarshal(send(t, http.MethodGet, url, nil).body, &set); err != nil {
		t.Fatal(err)
	}
	for _, key := range set.Keys {
		if key.Kid != kid {
			continue
		}
		modulus, err := base64.RawURLEncoding.DecodeString(key.N)
		if err != nil {
			t.Fatal(err)
		}
		exponent, err := base64.RawURLEncoding.DecodeString(key.E)
		if err != nil {
			t.Fatal(err)
		}
		return &rsa.PublicKey{N: new(big.Int).SetBytes(modulus), E: int(new(big.Int).SetBytes(exponent).Int64())}
	}
	t.Fatalf("no key %v", kid)
	return nil
}
