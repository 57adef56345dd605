// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// issuers are those of venture.yaml, all served by this test, each with keys of its own under the same ids.
type issuers struct {
	url  string
	keys map[string]issuerKeys // by issuer
}

type issuerKeys struct {
	rsa   *rsa.PrivateKey
	curve *ecdsa.PrivateKey
}

// issuer is one of venture.yaml. Its audience is its name with -api.
type issuer struct{ name, algorithm, audienceClaim, userNameClaim string }

func allIssuers() []issuer {
	return []issuer{
		{"cloud", "RS256", "aud", "preferred_username"},
	}
}

// TestIssuers wants each issuer's users to be known under its name, and every token refused that an issuer has not signed
// by its own rules: for the reason that it was made for, as the authorizer's log tells.
func TestIssuers(t *testing.T) {
	s := open(t)
	served := serveIssuers(t, s.issuers)
	p, pool := s.signedIn(t)
	for _, from := range allIssuers() {
		t.Run(from.name, func(t *testing.T) {
			// The same subject as somebody of the pool has, and their name.
			claims := from.claims(served, p.subject)
			good := served.sign(t, from.name, from.algorithm, claims)
			s.get(t, meRoute, bearer(good)).check(t, http.StatusOK, `"subject":"`+from.name+`|`+p.subject+`"`)
			s.get(t, meRoute, bearer(pool.access)).check(t, http.StatusOK, `"subject":"`+p.subject+`"`)
			for _, forged := range served.forgeries(t, from, claims, newForgery(t, pool.access)) {
				if !t.Run(forged.name, func(t *testing.T) { s.checkRefusal(t, "Bearer "+forged.token, forged.reason) }) {
					t.FailNow()
				}
			}
			s.get(t, meRoute, bearer(good)).check(t, http.StatusOK)
		})
	}
}

type forged struct{ name, token, reason string }

func (i issuers) forgeries(t *testing.T, from issuer, claims jwt.MapClaims, pool forgery) []forged {
	t.Helper()
	with := func(change jwt.MapClaims) string {
		changed := maps.Clone(claims)
		for claim, value := range change {
			put(changed, claim, value)
		}
		return i.sign(t, from.name, from.algorithm, changed)
	}
	other := map[string]string{"RS256": "ES256", "ES256": "RS256"}[from.algorithm]
	honest := newForgery(t, with(nil))
	list := []forged{
		{"a key of nobody's", i.sign(t, "nobody", from.algorithm, claims), "wrong signature"},
		{"the pool's client", with(jwt.MapClaims{from.audienceClaim: pool.claims["client_id"]}), "wrong client"},
		{"no client", with(jwt.MapClaims{from.audienceClaim: ""}), "wrong client"},
		{"the pool as the issuer", with(jwt.MapClaims{"iss": pool.claims["iss"]}), "unknown signing key"},
		{"a slash more", with(jwt.MapClaims{"iss": i.url + "/" + from.name + "/"}), "wrong issuer"},
		{"an issuer nobody knows", with(jwt.MapClaims{"iss": i.url + "/nobody"}), "wrong issuer"},
		{"the pool's signature", pool.with(t, jwt.MapClaims{"alg": from.algorithm}, jwt.MapClaims{"iss": claims["iss"]}), "unknown signing key"},
		{"another method", i.sign(t, from.name, other, claims), "algorithm not allowed"},
		{"alg none", honest.with(t, jwt.MapClaims{"alg": "none"}, nil), "algorithm not allowed"},
		{"key in the header", honest.embedded(t), "header not allowed"},
		{"public key as a secret", honest.confused(t, &i.keys[from.name].rsa.PublicKey), "algorithm not allowed"},
		{"another subject", honest.with(t, nil, jwt.MapClaims{"sub": "somebody else"}), "wrong signature"},
		{"expired", with(jwt.MapClaims{"exp": time.Now().Add(-time.Minute).Unix()}), "expired"},
		{"of nobody", with(jwt.MapClaims{"sub": ""}), "no subject"},
	}
	for _, other := range allIssuers() {
		if other != from {
			list = append(list,
				forged{"by the key of " + other.name, i.sign(t, other.name, from.algorithm, claims), "wrong signature"},
				forged{"for " + other.name, with(jwt.MapClaims{from.audienceClaim: other.name + "-api"}), "wrong client"},
			)
		}
	}
	return list
}

func (from issuer) claims(served issuers, subject string) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": served.url + "/" + from.name, "sub": subject, "cognito:groups": []string{"admins"}, "token_use": "access",
		"iat": time.Now().Unix(), "exp": time.Now().Add(time.Hour).Unix(),
	}
	put(claims, from.audienceClaim, from.name+"-api")
	put(claims, from.userNameClaim, "ada")
	return claims
}

// put sets a claim, to which a JSON Pointer leads if it begins with a slash.
func put(claims map[string]any, claim string, value any) {
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
	put(within, "/"+below, value)
	claims[name] = within
}

func (i issuers) sign(t *testing.T, by, algorithm string, claims jwt.MapClaims) string {
	t.Helper()
	token := jwt.NewWithClaims(jwt.GetSigningMethod(algorithm), claims)
	token.Header["kid"] = algorithm
	keys := map[string]any{"RS256": i.keys[by].rsa, "ES256": i.keys[by].curve}
	raw, err := token.SignedString(keys[algorithm])
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// serveIssuers serves what the authorizer asks issuers for, at the address that it was told.
func serveIssuers(t *testing.T, url string) issuers {
	t.Helper()
	served := issuers{url: url, keys: map[string]issuerKeys{"nobody": newIssuerKeys(t)}}
	for _, from := range allIssuers() {
		served.keys[from.name] = newIssuerKeys(t)
	}
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp4", strings.TrimPrefix(served.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name, document, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
		if document == ".well-known/openid-configuration" {
			at := served.url + "/" + name
			_, _ = io.WriteString(w, `{"issuer":"`+at+`","jwks_uri":"`+at+`/keys"}`)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"keys": served.keys[name].public()})
	}))
	_ = server.Listener.Close() // the one of its own, which has another port
	server.Listener = listener
	server.Start()
	t.Cleanup(server.Close)
	return served
}

func newIssuerKeys(t *testing.T) issuerKeys {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return issuerKeys{key, curve}
}

func (k issuerKeys) public() []map[string]string {
	encode := base64.RawURLEncoding.EncodeToString
	point, _ := k.curve.PublicKey.Bytes() // of a key just made
	return []map[string]string{
		{"kid": "RS256", "kty": "RSA", "n": encode(k.rsa.N.Bytes()), "e": "AQAB"},
		{"kid": "ES256", "kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])},
	}
}
