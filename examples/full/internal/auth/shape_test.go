// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
)

func TestVerifyRefusesMalformedTokens(t *testing.T) {
	f := newFixture(t)
	honest := f.token(t, nil)
	parts := strings.Split(honest, ".")
	header, claims, signature := parts[0], parts[1], parts[2]
	goodHeader := toJSON(t, map[string]any{"alg": "RS256", "kid": testKeyID})
	goodClaims := toJSON(t, f.claims())
	tests := map[string]string{
		"nothing":                   "",
		"only dots":                 "..",
		"two segments":              header + "." + claims,
		"four segments":             honest + "." + signature,
		"no header":                 "." + claims + "." + signature,
		"no claims":                 header + ".." + signature,
		"no signature":              header + "." + claims + ".",
		"too long":                  f.token(t, map[string]any{"fill": strings.Repeat("x", maxTokenBytes)}),
		"padded signature":          honest + "==",
		"padded claims":             header + "." + base64.URLEncoding.EncodeToString([]byte(goodClaims+" ")) + "=." + signature,
		"line break in signature":   honest[:len(honest)-4] + "\n" + honest[len(honest)-4:],
		"carriage return in header": header[:4] + "\r" + header[4:] + "." + claims + "." + signature,
		"space before":              " " + honest,
		"standard alphabet":         header + "." + claims + "." + strings.NewReplacer("-", "+", "_", "/").Replace(signature+"-_"),
		"not UTF-8":                 header + "." + claims + ".\xff\xfe",
		"left-over bits":            header + "." + claims + "." + withLeftOverBits(signature),
		"header no JSON":            f.signText(t, "{", goodClaims),
		"header a list":             f.signText(t, `["RS256"]`, goodClaims),
		"header null":               f.signText(t, "null", goodClaims),
		"claims null":               f.signText(t, goodHeader, "null"),
		"claims a text":             f.signText(t, goodHeader, `"sub"`),
		"claims cut off":            f.signText(t, goodHeader, goodClaims[:len(goodClaims)-1]),
		"claims and more":           f.signText(t, goodHeader, goodClaims+goodClaims),
		"header names alg twice":    f.signText(t, `{"alg":"none",`+goodHeader[1:], goodClaims),
		"header names kid twice":    f.signText(t, `{"kid":"x",`+goodHeader[1:], goodClaims),
		"claims name sub twice":     f.signText(t, goodHeader, `{"sub":"x",`+goodClaims[1:]),
		"name twice, once escaped":  f.signText(t, goodHeader, `{"s\u0075b":"x",`+goodClaims[1:]),
		"deeply nested claims":      f.signText(t, goodHeader, `{"x":`+strings.Repeat("[", 5000)),
	}
	for name, raw := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := f.verifier().Verify(t.Context(), raw)
			if !errors.Is(err, ErrMalformed) {
				t.Fatalf("got %v, want %v", err, ErrMalformed)
			}
			if raw != "" && strings.Contains(err.Error(), raw) {
				t.Error("the error quotes the token")
			}
		})
	}
}

// withLeftOverBits writes the same bytes in another way: a signature of 256
// bytes leaves four bits of the last character unused.
func withLeftOverBits(signature string) string {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
	last := strings.IndexByte(alphabet, signature[len(signature)-1])
	return signature[:len(signature)-1] + string(alphabet[last|1])
}

func FuzzVerify(f *testing.F) {
	f.Add("a.b.c")
	f.Add("eyJhbGciOiJSUzI1NiIsImtpZCI6ImsifQ.e30.AA")
	f.Add("eyJhbGciOiJub25lIn0.e30.AA")
	verifier := NewVerifier(testConfig(noKeys{}))
	f.Fuzz(func(t *testing.T, raw string) {
		if _, err := verifier.Verify(t.Context(), raw); err == nil {
			t.Errorf("accepted %q", raw)
		}
	})
}
