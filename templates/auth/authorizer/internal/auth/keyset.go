// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
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
}

// parseKeySet returns the keys of a JWKS document that may verify RS256, by
// ID. It leaves out what it cannot use, so that a new kind of key next to the
// known ones does no harm. An ID that occurs twice is ambiguous: it is left
// out too.
func parseKeySet(document []byte) (map[string]*rsa.PublicKey, error) {
	var set struct {
		Keys []webKey `json:"keys"`
	}
	if err := json.Unmarshal(document, &set); err != nil {
		return nil, fmt.Errorf("decode key set: %w", err)
	}
	count := map[string]int{}
	keys := map[string]*rsa.PublicKey{}
	for _, candidate := range set.Keys {
		count[candidate.ID]++
		if key, ok := candidate.publicKey(); ok && count[candidate.ID] == 1 {
			keys[candidate.ID] = key
		} else {
			delete(keys, candidate.ID)
		}
	}
	if len(keys) == 0 {
		return nil, errors.New("key set holds no usable key")
	}
	return keys, nil
}

func (k webKey) publicKey() (*rsa.PublicKey, bool) {
	if k.ID == "" || k.Type != "RSA" || (k.Use != "" && k.Use != "sig") || (k.Algorithm != "" && k.Algorithm != "RS256") {
		return nil, false
	}
	modulus, okModulus := bigInt(k.Modulus)
	exponent, okExponent := bigInt(k.Exponent)
	if !okModulus || !okExponent || modulus.BitLen() < minKeyBits || modulus.BitLen() > maxKeyBits {
		return nil, false
	}
	// crypto/rsa takes odd exponents from 3 to 2^31-1.
	if exponent.BitLen() < 2 || exponent.BitLen() > 31 || exponent.Bit(0) == 0 {
		return nil, false
	}
	return &rsa.PublicKey{N: modulus, E: int(exponent.Int64())}, true
}

func bigInt(encoded string) (*big.Int, bool) {
	bytes, err := base64.RawURLEncoding.DecodeString(encoded)
	return new(big.Int).SetBytes(bytes), err == nil
}
