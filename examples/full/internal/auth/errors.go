// Managed by venture: edit freely, regenerating merges your changes.

package auth

import "errors"

// Reasons to refuse a token, in the order they are checked. Each text is fixed
// and holds nothing of the token, so it is safe to log.
var (
	ErrMalformed   = errors.New("malformed token")
	ErrAlgorithm   = errors.New("algorithm not allowed")
	ErrHeader      = errors.New("header not allowed")
	ErrUnknownKey  = errors.New("unknown signing key")
	ErrSignature   = errors.New("wrong signature")
	ErrExpired     = errors.New("expired")
	ErrNotYetValid = errors.New("not valid yet")
	ErrTimes       = errors.New("unusable validity times")
	ErrIssuer      = errors.New("wrong issuer")
	ErrTokenUse    = errors.New("wrong token use")
	ErrClient      = errors.New("wrong client")
	ErrSubject     = errors.New("no subject")
)

// ErrKeysUnavailable means that the token could not be judged because no
// signing key could be fetched: a fault on our side, not the caller's.
var ErrKeysUnavailable = errors.New("signing keys unavailable")
