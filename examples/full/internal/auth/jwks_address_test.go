// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"testing"
	"time"
)

func TestNewJWKSRequiresHTTPS(t *testing.T) {
	tests := map[string]bool{
		testKeysURL:                         true,
		"http://127.0.0.1:4610/jwks.json":   true,
		"http://[::1]/jwks.json":            true,
		"http://localhost/jwks.json":        true,
		"http://issuer.example/jwks.json":   false,
		"http://localhost.evil.example/":    false,
		"http://127.0.0.1.evil.example/":    false,
		"http://127.0.0.1@evil.example/":    false,
		"ftp://127.0.0.1/jwks.json":         false,
		"file:///etc/jwks.json":             false,
		"https:///jwks.json":                false,
		"issuer.example/jwks.json":          false,
		"https://issuer.example/%zz":        false,
		"":                                  false,
		"HTTPS://issuer.example/upper.json": true,
	}
	for address, want := range tests {
		if _, err := NewJWKS(address, nil, time.Now); (err == nil) != want {
			t.Errorf("%q: got %v", address, err)
		}
	}
}
