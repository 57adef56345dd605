// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"
)

// BenchmarkRSA is what a token costs at least, for the benchmarks below to be read against.
func BenchmarkRSA(b *testing.B) {
	f := newFixture(b)
	text, encoded := cutLast(f.token(b, nil))
	signature, _ := decode(encoded)
	b.ReportAllocs()
	for b.Loop() {
		digest := sha256.Sum256([]byte(text))
		if err := rsa.VerifyPKCS1v15(&f.key.PublicKey, crypto.SHA256, digest[:], signature); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkVerify(b *testing.B) {
	f := newFixture(b)
	raw, verifier := f.token(b, nil), f.verifier()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := verifier.Verify(b.Context(), raw); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirst is a first request: the keys come from a server on this machine, over a new connection.
func BenchmarkFirst(b *testing.B) {
	f := newFixture(b)
	raw, config := f.token(b, nil), f.config()
	set := []byte(toJSON(b, map[string]any{"keys": []any{publicJWK(testKeyID, f.key), publicJWK("other", f.key)}}))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(set) }))
	defer server.Close()
	b.ReportAllocs()
	for b.Loop() {
		transport := &http.Transport{}
		keys, err := NewJWKS(server.URL, transport, time.Now)
		if err != nil {
			b.Fatal(err)
		}
		config.Keys = keys
		if _, err := NewVerifier(config).Verify(b.Context(), raw); err != nil {
			b.Fatal(err)
		}
		transport.CloseIdleConnections()
	}
}
