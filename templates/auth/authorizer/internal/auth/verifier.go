// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto/rsa"
	"errors"
	"slices"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const maxKeyIDBytes = 256

// KeySource finds the public key with exactly this ID. It returns
// ErrUnknownKey or ErrKeysUnavailable when it cannot.
type KeySource interface {
	Key(ctx context.Context, kid string) (*rsa.PublicKey, error)
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
	parser *jwt.Parser
}

// NewVerifier returns a Verifier that is safe for concurrent use.
func NewVerifier(config Config) *Verifier {
	return &Verifier{
		config: config,
		parser: jwt.NewParser(
			// Pinned: the algorithm is never the token's choice.
			jwt.WithValidMethods([]string{jwt.SigningMethodRS256.Alg()}),
			jwt.WithStrictDecoding(),
			jwt.WithExpirationRequired(),
			jwt.WithIssuedAt(),
			jwt.WithLeeway(config.Leeway),
			jwt.WithTimeFunc(config.Now),
		),
	}
}

// Verify returns the caller a token speaks for. Any error but
// ErrKeysUnavailable means that the token is not acceptable.
func (v *Verifier) Verify(ctx context.Context, raw string) (Principal, error) {
	if !wellFormed(raw) {
		return Principal{}, ErrMalformed
	}
	claims := jwt.MapClaims{}
	var keyErr error
	_, err := v.parser.ParseWithClaims(raw, claims, func(token *jwt.Token) (any, error) {
		var key *rsa.PublicKey
		key, keyErr = v.key(ctx, token.Header)
		return key, keyErr
	})
	switch {
	case keyErr != nil:
		return Principal{}, keyErr
	case err != nil:
		return Principal{}, reason(err)
	}
	return v.principal(claims)
}

// key trusts nothing in the header but the ID of one of our own keys.
func (v *Verifier) key(ctx context.Context, header map[string]any) (*rsa.PublicKey, error) {
	for _, name := range []string{"crit", "jku", "jwk", "x5c", "x5u"} {
		if _, present := header[name]; present {
			return nil, ErrHeader
		}
	}
	kid, ok := header["kid"].(string)
	if !ok || kid == "" || len(kid) > maxKeyIDBytes {
		return nil, ErrHeader
	}
	return v.config.Keys.Key(ctx, kid)
}

// principal checks the claims by their exact names: decoding into a struct
// would also take "ISS" for "iss".
func (v *Verifier) principal(claims jwt.MapClaims) (Principal, error) {
	clientClaim, usernameClaim := "client_id", "username"
	if v.config.TokenUse == "id" {
		clientClaim, usernameClaim = "aud", "cognito:username"
	}
	subject := text(claims, "sub")
	switch {
	case !listed(v.config.Issuers, text(claims, "iss")):
		return Principal{}, ErrIssuer
	case !listed([]string{v.config.TokenUse}, text(claims, "token_use")):
		return Principal{}, ErrTokenUse
	case !listed(v.config.ClientIDs, text(claims, clientClaim)):
		return Principal{}, ErrClient
	case subject == "":
		return Principal{}, ErrSubject
	}
	return Principal{Subject: subject, Username: text(claims, usernameClaim), Groups: groups(claims)}, nil
}

// text returns "" for a claim that is missing or no string.
func text(claims jwt.MapClaims, name string) string {
	value, _ := claims[name].(string)
	return value
}

// listed never accepts "", whatever the list holds: that is a missing claim.
func listed(accepted []string, value string) bool {
	return value != "" && slices.Contains(accepted, value)
}

func groups(claims jwt.MapClaims) []string {
	values, _ := claims["cognito:groups"].([]any)
	var names []string
	for _, value := range values {
		if name, ok := value.(string); ok {
			names = append(names, name)
		}
	}
	return names
}

// reason replaces an error of the parser, which may quote the token, by ours.
func reason(err error) error {
	switch {
	case errors.Is(err, jwt.ErrTokenMalformed):
		return ErrMalformed
	case errors.Is(err, rsa.ErrVerification):
		return ErrSignature
	case errors.Is(err, jwt.ErrTokenExpired):
		return ErrExpired
	case errors.Is(err, jwt.ErrTokenNotValidYet), errors.Is(err, jwt.ErrTokenUsedBeforeIssued):
		return ErrNotYetValid
	case errors.Is(err, jwt.ErrTokenInvalidClaims):
		return ErrTimes
	default:
		return ErrAlgorithm
	}
}
