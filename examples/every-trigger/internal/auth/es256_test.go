// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

func TestVerifyES256(t *testing.T) {
	f, key := newFixture(t), newECKey(t)
	other, err := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	config := f.config()
	config.Keys = staticKeys{"curve": &key.PublicKey, testKeyID: &f.key.PublicKey, "odd": crypto.PublicKey("key")}
	verifier := NewVerifier(config)
	text := func(alg, kid string) string {
		return encode(toJSON(t, map[string]any{"alg": alg, "kid": kid})) + "." + encode(toJSON(t, f.claims()))
	}
	es256 := func(text string, key *ecdsa.PrivateKey) string {
		signature, err := jwt.SigningMethodES256.Sign(text, key)
		if err != nil {
			t.Fatal(err)
		}
		return string(signature)
	}
	honest := text("ES256", "curve")
	digest := sha256.Sum256([]byte(honest))
	der, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
	if err != nil {
		t.Fatal(err)
	}
	order := string(elliptic.P256().Params().N.Bytes())
	tests := map[string]struct {
		text, signature string
		want            error
	}{
		"honest":                 {honest, es256(honest, key), nil},
		"another key":            {honest, es256(honest, newECKey(t)), ErrSignature},
		"of another text":        {honest, es256(honest+"x", key), ErrSignature},
		"zeros":                  {honest, strings.Repeat("\x00", 64), ErrSignature},
		"the order of the curve": {honest, order + order, ErrSignature},
		"too short":              {honest, es256(honest, key)[:63], ErrSignature},
		"too long":               {honest, es256(honest, key) + "\x00", ErrSignature},
		"as DER":                 {honest, string(der), ErrSignature},
		"RS256 by that key":      {text("RS256", "curve"), es256(honest, key), ErrAlgorithm},
		"ES256 by an RSA key":    {text("ES256", testKeyID), es256(text("ES256", testKeyID), key), ErrAlgorithm},
		"ES384":                  {text("ES384", "curve"), strings.Repeat("\x01", 96), ErrAlgorithm},
		"a key of another kind":  {text("ES256", "odd"), strings.Repeat("\x01", 64), ErrAlgorithm},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := verifier.Verify(t.Context(), test.text+"."+encode(test.signature))
			if !errors.Is(err, test.want) || (err == nil) != (got.Subject == testSubject) {
				t.Errorf("got %+v, %v; want %v", got, err, test.want)
			}
		})
	}
	config.Keys = staticKeys{"curve": &other.PublicKey}
	if _, err := NewVerifier(config).Verify(t.Context(), honest+"."+encode(es256(honest, key))); !errors.Is(err, ErrSignature) {
		t.Errorf("with a key of another curve: got %v, want %v", err, ErrSignature)
	}
}
