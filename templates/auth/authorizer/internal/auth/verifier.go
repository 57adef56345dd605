// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto"
	"slices"
	"time"
)

const maxKeyIDBytes = 256

// KeySource finds the public key with exactly this ID: an *rsa.PublicKey, or an *ecdsa.PublicKey of the curve P-256. It
// returns ErrUnknownKey or ErrKeysUnavailable when it cannot.
type KeySource interface {
	Key(ctx context.Context, kid string) (crypto.PublicKey, error)
}

// Config says which tokens to accept.
type Config struct {
	// Issuers is a list because a user pool has two issuer forms.
	Issuers   []string
	ClientIDs []string
	// TokenUse is "access", or "id" to accept ID tokens instead.
	TokenUse string
	// Leeway is how far the issuer's clock may be from ours.
	Leeway time.Duration
	Keys   KeySource
	Now    func() time.Time
}

// Verifier checks tokens of a Cognito user pool. What the configuration does
// not name is refused, so an empty list accepts nothing.
type Verifier struct {
	config Config
}

// NewVerifier returns a Verifier that is safe for concurrent use.
func NewVerifier(config Config) *Verifier {
	if config.Now == nil {
		config.Now = time.Now
	}
	return &Verifier{config: config}
}

// Verify returns the caller a token speaks for. Any error but
// ErrKeysUnavailable means that the token is not acceptable.
func (v *Verifier) Verify(ctx context.Context, raw string) (Principal, error) {
	token, ok := parseCompact(raw)
	if !ok {
		return Principal{}, ErrMalformed
	}
	if err := checkHeader(token.header); err != nil {
		return Principal{}, err
	}
	key, err := v.config.Keys.Key(ctx, token.header.text("kid"))
	if err != nil {
		return Principal{}, err
	}
	if err := checkSignature(key, token.header.text("alg"), token.signed, token.signature); err != nil {
		return Principal{}, err
	}
	claims, ok := parseObject(token.claims)
	if !ok {
		return Principal{}, ErrMalformed
	}
	if err := v.checkTimes(claims); err != nil {
		return Principal{}, err
	}
	return v.principal(claims)
}

// checkHeader trusts nothing in the header but the ID of one of our own keys.
func checkHeader(header object) error {
	if algorithm := header.text("alg"); algorithm != rs256 && algorithm != es256 {
		return ErrAlgorithm
	}
	// Keys of the token's own; another token inside, encrypted, compressed or not; rules that are not known here.
	for _, name := range []string{"jku", "jwk", "x5c", "x5u", "cty", "enc", "zip", "b64", "crit"} {
		if _, present := header.find(name); present {
			return ErrHeader
		}
	}
	// Issuers sign other things than access and ID tokens too, such as one that says who has signed out.
	if _, present := header.find("typ"); present && !slices.Contains([]string{"JWT", "at+jwt"}, header.text("typ")) {
		return ErrHeader
	}
	if kid := header.text("kid"); kid == "" || len(kid) > maxKeyIDBytes {
		return ErrHeader
	}
	return nil
}

func (v *Verifier) checkTimes(claims object) error {
	expires, ok := claims.date("exp")
	if !ok {
		return ErrTimes
	}
	now := v.config.Now()
	if !now.Before(expires.Add(v.config.Leeway)) {
		return ErrExpired
	}
	for _, name := range []string{"nbf", "iat"} {
		if _, present := claims.find(name); !present {
			continue
		}
		start, ok := claims.date(name)
		if !ok {
			return ErrTimes
		}
		if now.Before(start.Add(-v.config.Leeway)) {
			return ErrNotYetValid
		}
	}
	return nil
}

func (v *Verifier) principal(claims object) (Principal, error) {
	clientClaim, usernameClaim := "client_id", "username"
	if v.config.TokenUse == "id" {
		clientClaim, usernameClaim = "aud", "cognito:username"
	}
	subject := claims.text("sub")
	switch {
	case !listed(v.config.Issuers, claims.text("iss")):
		return Principal{}, ErrIssuer
	case !listed([]string{v.config.TokenUse}, claims.text("token_use")):
		return Principal{}, ErrTokenUse
	case !listed(v.config.ClientIDs, claims.text(clientClaim)):
		return Principal{}, ErrClient
	case subject == "":
		return Principal{}, ErrSubject
	}
	return Principal{
		Subject:  subject,
		Username: claims.text(usernameClaim),
		Groups:   claims.texts("cognito:groups"),
	}, nil
}

// listed never accepts "", whatever the list holds: that is a missing claim.
func listed(accepted []string, value string) bool {
	return value != "" && slices.Contains(accepted, value)
}
