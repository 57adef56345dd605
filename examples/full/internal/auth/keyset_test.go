// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto/rand"
	"crypto/rsa"
	"maps"
	"slices"
	"strings"
	"testing"
)

func TestParseKeySet(t *testing.T) {
	key := newKey(t)
	good := publicJWK("good", key)
	weakKey, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	curve := publicECJWK(t, "curve", newECKey(t))
	withCurve := func(name, value string) map[string]string {
		odd := maps.Clone(curve)
		odd["kid"], odd[name] = "odd", value
		return odd
	}
	with := func(name, value string) map[string]string {
		odd := publicJWK("odd", key)
		odd[name] = value
		return odd
	}
	tests := map[string]struct {
		keys []any
		want string
	}{
		"usual":               {[]any{good, publicJWK("b", key)}, "b good"},
		"use and alg omitted": {[]any{with("use", ""), with("kid", "no-alg")}, "no-alg odd"},
		"for encryption":      {[]any{good, with("use", "enc")}, "good"},
		"other algorithm":     {[]any{good, with("alg", "RS512")}, "good"},
		"curve":               {[]any{good, curve}, "curve good"},
		"other curve":         {[]any{good, withCurve("crv", "P-384")}, "good"},
		"curve, other use":    {[]any{good, withCurve("alg", "ECDH-ES")}, "good"},
		"not on the curve":    {[]any{good, withCurve("y", curve["x"])}, "good"},
		"half a point":        {[]any{good, withCurve("y", "")}, "good"},
		"point no base64":     {[]any{good, withCurve("x", "!")}, "good"},
		"point too short":     {[]any{good, withCurve("x", encode("x"))}, "good"},
		"other type":          {[]any{good, with("kty", "EC")}, "good"},
		"type of the future":  {[]any{good, with("kty", "AKP")}, "good"},
		"no object":           {[]any{7, nil, "key", []any{}, good}, "good"},
		"modulus no text":     {[]any{map[string]any{"kid": "odd", "kty": "RSA", "n": 7, "e": []any{}}, good}, "good"},
		"ID no text":          {[]any{map[string]any{"kid": 7, "kty": "RSA"}, good}, "good"},
		"symmetric":           {[]any{good, map[string]string{"kid": "odd", "kty": "oct", "k": "c2VjcmV0"}}, "good"},
		"no ID":               {[]any{good, with("kid", "")}, "good"},
		"modulus no base64":   {[]any{good, with("n", "!")}, "good"},
		"modulus too small":   {[]any{good, publicJWK("odd", weakKey)}, "good"},
		"modulus too large":   {[]any{good, with("n", strings.Repeat("_", 2000))}, "good"},
		"exponent one":        {[]any{good, with("e", encode("\x01"))}, "good"},
		"exponent even":       {[]any{good, with("e", encode("\x01\x00\x00"))}, "good"},
		"exponent huge":       {[]any{good, with("e", encode("\x01\x00\x00\x00\x01"))}, "good"},
		"no exponent":         {[]any{good, with("e", "")}, "good"},
		"ID twice":            {[]any{good, with("kid", "x"), with("kid", "x")}, "good"},
		"ID three times":      {[]any{good, with("kid", "x"), with("kid", "x"), with("kid", "x")}, "good"},
		"ID twice, one for encryption": {
			[]any{good, with("kid", "x"), func() any { k := with("kid", "x"); k["use"] = "enc"; return k }()}, "good",
		},
		"nothing usable": {[]any{with("use", "enc")}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			keys, err := parseKeySet([]byte(toJSON(t, map[string]any{"keys": test.keys})))
			got := strings.Join(slices.Sorted(maps.Keys(keys)), " ")
			if got != test.want || (err == nil) != (test.want != "") {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}
