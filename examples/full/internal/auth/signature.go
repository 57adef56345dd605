// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/rsa"
	"crypto/sha256"
	"math/big"
)

// The algorithms that are accepted, each only by a key of its kind.
const (
	rs256 = "RS256"
	es256 = "ES256"
)

// checkSignature leaves no choice to the token: its key has one algorithm, and the token has to name that one.
func checkSignature(key crypto.PublicKey, algorithm, signed string, signature []byte) error {
	digest := sha256.Sum256([]byte(signed))
	switch key := key.(type) {
	case *rsa.PublicKey:
		if algorithm != rs256 {
			return ErrAlgorithm
		}
		if rsa.VerifyPKCS1v15(key, crypto.SHA256, digest[:], signature) != nil {
			return ErrSignature
		}
		return nil
	case *ecdsa.PublicKey:
		if algorithm != es256 {
			return ErrAlgorithm
		}
		const size = 32 // of each of the two numbers, leading zeros and all
		if len(signature) != 2*size || !ecdsa.Verify(key, digest[:], number(signature[:size]), number(signature[size:])) {
			return ErrSignature
		}
		return nil
	default:
		return ErrAlgorithm
	}
}

func number(bytes []byte) *big.Int { return new(big.Int).SetBytes(bytes) }
