// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto"
	"errors"
	"slices"
	"strings"
	"time"
)

const maxKeyIDBytes = 256

// KeySource finds the public key with exactly this ID: an *rsa.PublicKey, or an *ecdsa.PublicKey of the curve P-256. It
// returns ErrUnknownKey or ErrKeysUnavailable when it cannot.
type KeySource interface {
	Key(ctx context.Context, kid string) (crypto.PublicKey, error)
}

// Config says which tokens of one issuer to accept. Nothing in it concerns the tokens of another.
type Config struct {
	// Name is "" for the project's own user pool. What is kept of the users of any other issuer is kept under its name.
	Name string
	// Issuers is a list because a user pool has two issuer forms.
	Issuers   []string
	ClientIDs []string
	// TokenUse is "access", or "id" to accept ID tokens instead. Only a user pool says in a token what it is for.
	TokenUse string
	// Algorithms are those that the issuer signs with: where there are none, all that are known here.
	Algorithms []string
	// Claims are set for other issuers: a user pool has names of its own.
	Claims Claims
	// Roles are the groups whose members have the role of the same name.
	Roles []string
	// Leeway is how far the issuer's clock may be from ours.
	Leeway time.Duration
	Keys   KeySource
	Now    func() time.Time
}

// Verifier checks tokens of the issuers it is told of, such as a Cognito user
// pool. What a configuration does not name is refused, so an empty list of
// issuers or clients accepts nothing.
type Verifier struct {
	configs []Config
}

// NewVerifier returns a Verifier that is safe for concurrent use. It has one configuration for each issuer.
func NewVerifier(configs ...Config) *Verifier {
	v := &Verifier{}
	for _, config := range configs {
		v.configs = append(v.configs, config.complete())
	}
	return v
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
	claims, ok := parseObject(token.claims)
	if !ok {
		return Principal{}, ErrMalformed
	}
	// The issuer is the one claim that is read before the signature is checked: it says by which rules and keys.
	config, ok := v.of(claims.text("iss"))
	if !ok {
		return Principal{}, ErrIssuer
	}
	if err := config.checkSignature(ctx, token); err != nil {
		return Principal{}, err
	}
	if err := config.checkTimes(claims); err != nil {
		return Principal{}, err
	}
	return config.principal(claims)
}

// Ready tells whether the keys of at least one issuer can be had: the outage of another keeps nobody else out.
func (v *Verifier) Ready(ctx context.Context) error {
	var failures error
	for _, config := range v.configs {
		_, err := config.Keys.Key(ctx, "") // no key has this ID
		if !errors.Is(err, ErrKeysUnavailable) {
			return nil
		}
		failures = errors.Join(failures, err)
	}
	return failures
}

// of returns the configuration of the issuer with exactly this name.
func (v *Verifier) of(issuer string) (*Config, bool) {
	for i := range v.configs {
		if listed(v.configs[i].Issuers, issuer) {
			return &v.configs[i], true
		}
	}
	return nil, false
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
	if _, present := header.find("typ"); present && !isToken(header.text("typ")) {
		return ErrHeader
	}
	if kid := header.text("kid"); kid == "" || len(kid) > maxKeyIDBytes {
		return ErrHeader
	}
	return nil
}

// isToken knows the types of access tokens (RFC 9068), and of tokens at all: media types, which have no case.
func isToken(mediaType string) bool {
	return strings.EqualFold(mediaType, "JWT") || strings.EqualFold(mediaType, "at+jwt") ||
		strings.EqualFold(mediaType, "application/at+jwt")
}

func (c *Config) checkSignature(ctx context.Context, token compact) error {
	algorithm := token.header.text("alg")
	if !listed(c.Algorithms, algorithm) {
		return ErrAlgorithm
	}
	key, err := c.Keys.Key(ctx, token.header.text("kid"))
	if err != nil {
		return err
	}
	return checkSignature(key, algorithm, token.signed, token.signature)
}

func (c *Config) checkTimes(claims object) error {
	expires, ok := claims.date("exp")
	if !ok {
		return ErrTimes
	}
	now := c.Now()
	if !now.Before(expires.Add(c.Leeway)) {
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
		if now.Before(start.Add(-c.Leeway)) {
			return ErrNotYetValid
		}
	}
	return nil
}

// listed never accepts "", whatever the list holds: that is a missing claim.
func listed(accepted []string, value string) bool {
	return value != "" && slices.Contains(accepted, value)
}
