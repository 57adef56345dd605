// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Discover is NewJWKS for an issuer that says by OpenID Connect Discovery where its keys are. It is asked whenever keys
// are fetched, because they may have moved.
func Discover(issuer string, transport http.RoundTripper, now func() time.Time) (*JWKS, error) {
	keys, err := NewJWKS(strings.TrimSuffix(issuer, "/")+"/.well-known/openid-configuration", transport, now)
	if err != nil {
		return nil, err
	}
	keys.issuer = issuer
	return keys, nil
}

// discover returns the address of the keys. Only the issuer's own document counts: one of another would bring its keys.
func (j *JWKS) discover(ctx context.Context) (string, error) {
	text, err := j.get(ctx, j.url, "discovery document")
	if err != nil {
		return "", err
	}
	var document struct {
		Issuer string `json:"issuer"`
		Keys   string `json:"jwks_uri"`
	}
	if err := json.Unmarshal(text, &document); err != nil {
		return "", fmt.Errorf("decode discovery document: %w", err)
	}
	if document.Issuer != j.issuer {
		return "", errors.New("the discovery document is of another issuer")
	}
	return document.Keys, checkAddress(document.Keys)
}
