// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

// Sizes of RSA modulus we take: smaller ones are weak, larger ones only cost
// time to verify.
const (
	minKeyBits = 2048
	maxKeyBits = 8192
)

// webKey is the part of a JSON Web Key (RFC 7517) that matters here.
type webKey struct {
	ID        string `json:"kid"`
	Type      string `json:"kty"`
	Use       string `json:"use"`
	Algorithm string `json:"alg"`
	Modulus   string `json:"n"`
	Exponent  string `json:"e"`
	Curve     string `json:"crv"`
	X         string `json:"x"`
	Y         string `json:"y"`
}

// keySet is the keys of one issuer, by ID.
type keySet map[string]crypto.PublicKey

// parseKeySet returns the keys of a JWKS document that may verify RS256 or
// ES256. It leaves out what it cannot use or read, so that a new kind of key
// next to the known ones does no harm. An ID that occurs twice is ambiguous:
// it is left out too.
func parseKeySet(document []byte) (keySet, error) {
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, fmt.Errorf("decode key set: %w", err)
	}
	count := map[string]int{}
	usable := keySet{}
	for _, text := range set.Keys {
		var candidate webKey
		err := json.Unmarshal(text, &candidate) // reads what it can
		count[candidate.ID]++
		if key, ok := candidate.publicKey(); ok && err == nil && count[candidate.ID] == 1 {
			usable[candidate.ID] = key
		} else {
			delete(usable, candidate.ID)
		}
	}
	if len(usable) == 0 {
		return nil, errors.New("key set holds no usable key")
	}
	return usable, nil
}

func (k webKey) publicKey() (crypto.PublicKey, bool) {
	if k.ID == "" || (k.Use != "" && k.Use != "sig") {
		return nil, false
	}
	switch k.Type {
	case "RSA":
		return k.rsa()
	case "EC":
		return k.ecdsa()
	default:
		return nil, false
	}
}

func (k webKey) rsa() (crypto.PublicKey, bool) {
	modulus, errModulus := base64.RawURLEncoding.DecodeString(k.Modulus)
	exponent, errExponent := base64.RawURLEncoding.DecodeString(k.Exponent)
	if errModulus != nil || errExponent != nil || (k.Algorithm != "" && k.Algorithm != rs256) {
		return nil, false
	}
	n, e := number(modulus), number(exponent)
	if n.BitLen() < minKeyBits || n.BitLen() > maxKeyBits {
		return nil, false
	}
	// crypto/rsa takes odd exponents from 3 to 2^31-1.
	if e.BitLen() < 2 || e.BitLen() > 31 || e.Bit(0) == 0 {
		return nil, false
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}, true
}

func (k webKey) ecdsa() (crypto.PublicKey, bool) {
	x, errX := base64.RawURLEncoding.DecodeString(k.X)
	y, errY := base64.RawURLEncoding.DecodeString(k.Y)
	if errX != nil || errY != nil || len(x) != len(y) || k.Curve != "P-256" || (k.Algorithm != "" && k.Algorithm != es256) {
		return nil, false
	}
	const uncompressed = 4
	key, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), slices.Concat([]byte{uncompressed}, x, y))
	return key, err == nil
}
