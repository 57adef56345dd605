// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"maps"
	"strings"
	"testing"

	"github.com/golang-jwt/jwt/v5"
)

func TestVerifyRefusesForgedHeaders(t *testing.T) {
	s := newSeveral(t)
	attacker := newKey(t)
	honest := map[string]any{"alg": "RS256", "kid": testKeyID}
	tests := map[string]struct {
		change map[string]any
		want   error
	}{
		"no algorithm":         {map[string]any{"alg": nil}, ErrAlgorithm},
		"alg none":             {map[string]any{"alg": "none"}, ErrAlgorithm},
		"alg None":             {map[string]any{"alg": "None"}, ErrAlgorithm},
		"alg as a number":      {map[string]any{"alg": 256}, ErrAlgorithm},
		"alg RS512":            {map[string]any{"alg": "RS512"}, ErrAlgorithm},
		"alg PS256":            {map[string]any{"alg": "PS256"}, ErrAlgorithm},
		"alg in another case":  {map[string]any{"alg": "rs256"}, ErrAlgorithm},
		"no key ID":            {map[string]any{"kid": nil}, ErrHeader},
		"empty key ID":         {map[string]any{"kid": ""}, ErrHeader},
		"key ID as a number":   {map[string]any{"kid": 1}, ErrHeader},
		"key ID of 1000 bytes": {map[string]any{"kid": strings.Repeat("k", 1000)}, ErrHeader},
		"unknown key ID":       {map[string]any{"kid": "other"}, ErrUnknownKey},
		"part of a key ID":     {map[string]any{"kid": "a/b"}, ErrUnknownKey},
		"embedded jwk":         {map[string]any{"jwk": publicJWK(testKeyID, attacker)}, ErrHeader},
		"jku":                  {map[string]any{"jku": "https://evil.example/jwks.json"}, ErrHeader},
		"x5u":                  {map[string]any{"x5u": "https://evil.example/cert.pem"}, ErrHeader},
		"x5c":                  {map[string]any{"x5c": []string{"MIIB"}}, ErrHeader},
		"crit":                 {map[string]any{"crit": []string{"b64"}, "b64": false}, ErrHeader},
		"empty crit":           {map[string]any{"crit": []string{}}, ErrHeader},
		"unencoded payload":    {map[string]any{"b64": false}, ErrHeader},
		"compressed":           {map[string]any{"zip": "DEF"}, ErrHeader},
		"a token inside":       {map[string]any{"cty": "JWT"}, ErrHeader},
		"encrypted":            {map[string]any{"enc": "A256GCM"}, ErrHeader},
		"logout token":         {map[string]any{"typ": "logout+jwt"}, ErrHeader},
		"proof of possession":  {map[string]any{"typ": "dpop+jwt"}, ErrHeader},
		"logout, other case":   {map[string]any{"typ": "Logout+JWT"}, ErrHeader},
		"type with more to it": {map[string]any{"typ": "at+jwt; v=1"}, ErrHeader},
		"type of another tree": {map[string]any{"typ": "text/at+jwt"}, ErrHeader},
		"type of no text":      {map[string]any{"typ": []string{"JWT"}}, ErrHeader},
		"empty type":           {map[string]any{"typ": ""}, ErrHeader},
		"alg ES256":            {map[string]any{"alg": "ES256"}, ErrAlgorithm},
		"alg twice as a list":  {map[string]any{"alg": []string{"RS256", "none"}}, ErrAlgorithm},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			header := maps.Clone(honest)
			for member, value := range test.change {
				header[member] = value
				if value == nil {
					delete(header, member)
				}
			}
			for issuer, of := range s.signing() {
				raw := of.key.sign(t, header, of.claims)
				if _, err := s.verifier.Verify(t.Context(), raw); !errors.Is(err, test.want) {
					t.Errorf("%s: got %v, want %v", issuer, err, test.want)
				}
			}
		})
	}
}

func TestVerifyRefusesForgedSignatures(t *testing.T) {
	s := newSeveral(t)
	attacker := newFixture(t)
	header := map[string]any{"alg": "RS256", "kid": testKeyID}
	for issuer, of := range s.signing() {
		text, signature := cutLast(of.key.sign(t, header, of.claims))
		other := maps.Clone(of.claims)
		other["sub"] = "somebody-else"
		_, otherSignature := cutLast(of.key.sign(t, header, other))
		tests := map[string]struct {
			raw  string
			want error
		}{
			"another key under our ID":  {attacker.sign(t, header, of.claims), ErrSignature},
			"signature of other claims": {text + "." + otherSignature, ErrSignature},
			"short signature":           {text + "." + signature[:8], ErrSignature},
			"long signature":            {text + "." + encode(strings.Repeat("\x01", 257)), ErrSignature},
			"signature of zeros":        {text + "." + encode(strings.Repeat("\x00", 256)), ErrSignature},
			"public key as HMAC secret": {hmacToken(t, of.claims, pemOf(t, &of.key.key.PublicKey)), ErrAlgorithm},
			"modulus as HMAC secret":    {hmacToken(t, of.claims, of.key.key.N.Bytes()), ErrAlgorithm},
		}
		for name, test := range tests {
			t.Run(issuer+"/"+name, func(t *testing.T) {
				if _, err := s.verifier.Verify(t.Context(), test.raw); !errors.Is(err, test.want) {
					t.Errorf("got %v, want %v", err, test.want)
				}
			})
		}
	}
}

func hmacToken(t *testing.T, claims jwt.MapClaims, secret []byte) string {
	t.Helper()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	token.Header["kid"] = testKeyID
	raw, err := token.SignedString(secret)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func pemOf(t *testing.T, key *rsa.PublicKey) []byte {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
}

// cutLast splits a token into the signed text and the signature.
func cutLast(raw string) (text, signature string) {
	at := strings.LastIndex(raw, ".")
	return raw[:at], raw[at+1:]
}
