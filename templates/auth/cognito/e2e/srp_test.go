// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
)

// srpPrime is the 3072-bit group of RFC 5054, with the generator 2.
const srpPrime = "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD" +
	"EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED" +
	"EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F" +
	"83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B" +
	"E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510" +
	"15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7" +
	"ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C" +
	"BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF"

// srp proves the knowledge of a password without sending it, in the form Cognito has given to that protocol.
type srp struct {
	prime, generator *big.Int
	private, public  *big.Int
}

func newSRP() (srp, error) {
	prime, ok := new(big.Int).SetString(srpPrime, 16)
	if !ok {
		return srp{}, errors.New("prime is no number")
	}
	private, err := rand.Int(rand.Reader, prime)
	if err != nil {
		return srp{}, err
	}
	generator := big.NewInt(2)
	return srp{prime, generator, private, new(big.Int).Exp(generator, private, prime)}, nil
}

// answer turns the parameters of a PASSWORD_VERIFIER challenge into the responses to it.
func (s srp) answer(poolID, password string, challenge map[string]string) (map[string]string, error) {
	_, pool, _ := strings.Cut(poolID, "_")
	user := challenge["USER_ID_FOR_SRP"]
	block, err := base64.StdEncoding.DecodeString(challenge["SECRET_BLOCK"])
	if err != nil {
		return nil, fmt.Errorf("secret block: %w", err)
	}
	salt, okSalt := new(big.Int).SetString(challenge["SALT"], 16)
	server, okServer := new(big.Int).SetString(challenge["SRP_B"], 16)
	if !okSalt || !okServer {
		return nil, errors.New("salt or public value is no number")
	}
	inner := sha256.Sum256([]byte(pool + user + ":" + password))
	key, err := s.key(server, hash(pad(salt), inner[:]))
	if err != nil {
		return nil, err
	}
	timestamp := time.Now().UTC().Format("Mon Jan 2 15:04:05 UTC 2006")
	signature := hmac.New(sha256.New, key)
	signature.Write([]byte(pool + user + string(block) + timestamp))
	return map[string]string{
		"USERNAME":                    user,
		"TIMESTAMP":                   timestamp,
		"PASSWORD_CLAIM_SECRET_BLOCK": challenge["SECRET_BLOCK"],
		"PASSWORD_CLAIM_SIGNATURE":    base64.StdEncoding.EncodeToString(signature.Sum(nil)),
	}, nil
}

// key is (B - k*g^x)^(a + u*x), made shorter.
func (s srp) key(server, x *big.Int) ([]byte, error) {
	k, u := hash(pad(s.prime), pad(s.generator)), hash(pad(s.public), pad(server))
	base := new(big.Int).Exp(s.generator, x, s.prime)
	base.Sub(server, base.Mul(base, k)).Mod(base, s.prime)
	exponent := new(big.Int).Mul(u, x)
	secret := new(big.Int).Exp(base, exponent.Add(exponent, s.private), s.prime)
	return hkdf.Key(sha256.New, pad(secret), pad(u), "Caldera Derived Key", 16)
}

func hash(parts ...[]byte) *big.Int {
	digest := sha256.New()
	for _, part := range parts {
		digest.Write(part)
	}
	return new(big.Int).SetBytes(digest.Sum(nil))
}

// pad writes a number as a positive one: with a zero in front where the first bit is set.
func pad(number *big.Int) []byte {
	if number.BitLen()%8 == 0 {
		return append([]byte{0}, number.Bytes()...)
	}
	return number.Bytes()
}

func (s srp) publicHex() string { return hex.EncodeToString(s.public.Bytes()) }
