// Managed by venture: edit freely, regenerating merges your changes.

// Package issuer stands in for the issuers in venture.yaml on this machine. It signs whatever it is asked to, so nothing
// but the stage `local` may take its tokens.
package issuer

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	lifetime = time.Hour

	// maxBody is far more than the claims of a token.
	maxBody = 64 << 10
)

// Issuer is one of venture.yaml.
type Issuer struct {
	Name, Algorithm          string
	AudienceClaim, NameClaim string
}

// Audience is what its tokens are for on this machine.
func (i Issuer) Audience() string { return i.Name + "-api" }

// signer is an issuer with keys of its own. Those of all issuers have the same ids: the names of their algorithms.
type signer struct {
	Issuer

	address string
	rsa     *rsa.PrivateKey
	curve   *ecdsa.PrivateKey
}

// New serves each issuer at its name below the address.
func New(address string, issuers []Issuer) (http.Handler, error) {
	mux := http.NewServeMux()
	for _, issuer := range issuers {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			return nil, fmt.Errorf("make a key: %w", err)
		}
		curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return nil, fmt.Errorf("make a key: %w", err)
		}
		s := signer{Issuer: issuer, address: address + "/" + issuer.Name, rsa: key, curve: curve}
		mux.HandleFunc("GET /"+issuer.Name+"/.well-known/openid-configuration", s.discovery)
		mux.HandleFunc("GET /"+issuer.Name+"/keys", s.keys)
		mux.HandleFunc("POST /"+issuer.Name+"/token", s.token)
	}
	return mux, nil
}

func (s signer) discovery(w http.ResponseWriter, _ *http.Request) {
	answer(w, map[string]string{"issuer": s.address, "jwks_uri": s.address + "/keys", "token_endpoint": s.address + "/token"})
}

func (s signer) keys(w http.ResponseWriter, _ *http.Request) {
	encode := base64.RawURLEncoding.EncodeToString
	point, err := s.curve.PublicKey.Bytes()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	answer(w, map[string]any{"keys": []map[string]string{
		{"kid": "RS256", "kty": "RSA", "n": encode(s.rsa.N.Bytes()), "e": "AQAB"},
		{"kid": "ES256", "kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])},
	}})
}

// token takes a JSON object of claims: `sub`, and whatever else the token is to say, claims within others by JSON Pointers
// such as /realm_access/roles; null leaves one of its own out. By
// `?alg=` it is signed in another way than the issuer's.
func (s signer) token(w http.ResponseWriter, r *http.Request) {
	var asked jwt.MapClaims
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&asked); err != nil {
		http.Error(w, `the body is to be claims, such as {"sub":"ada"}`, http.StatusBadRequest)
		return
	}
	now := time.Now()
	claims := jwt.MapClaims{"iss": s.address, "iat": now.Unix(), "exp": now.Add(lifetime).Unix()}
	Put(claims, s.NameClaim, asked["sub"])
	Put(claims, s.AudienceClaim, s.Audience())
	for claim, value := range asked {
		Put(claims, claim, value)
	}
	maps.DeleteFunc(claims, func(_ string, value any) bool { return value == nil })
	algorithm := s.Algorithm
	if r.URL.Query().Has("alg") {
		algorithm = r.URL.Query().Get("alg")
	}
	token, err := s.sign(algorithm, claims)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	answer(w, map[string]any{"access_token": token, "token_type": "Bearer", "expires_in": int(lifetime.Seconds())})
}

// Put sets a claim, to which a JSON Pointer leads if it begins with a slash.
func Put(claims map[string]any, claim string, value any) {
	way, isPointer := strings.CutPrefix(claim, "/")
	if !isPointer {
		claims[claim] = value
		return
	}
	name, below, deeper := strings.Cut(way, "/")
	name = strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
	if !deeper {
		claims[name] = value
		return
	}
	within := map[string]any{}
	if there, ok := claims[name].(map[string]any); ok {
		maps.Copy(within, there)
	}
	Put(within, "/"+below, value)
	claims[name] = within
}

func (s signer) sign(algorithm string, claims jwt.MapClaims) (string, error) {
	keys := map[string]any{"RS256": s.rsa, "ES256": s.curve}
	if keys[algorithm] == nil {
		return "", fmt.Errorf("there is no key for %q", algorithm)
	}
	token := jwt.NewWithClaims(jwt.GetSigningMethod(algorithm), claims)
	token.Header["kid"] = algorithm
	return token.SignedString(keys[algorithm])
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(value) // who asked has gone
}
