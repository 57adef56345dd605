// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// issuer is one of venture.yaml, for which an issuer of this machine stands in (local/issuer). Its audience is its name
// with -api.
type issuer struct {
	name, audienceClaim string
	algorithms          []string
}

func allIssuers() []issuer {
	return []issuer{
		{"cloud", "aud", []string{"RS256"}},
	}
}

// TestIssuers wants each issuer's users to be known under its name, and every token refused that an issuer has not signed
// by its own rules: for the reason that it was made for, as the authorizer's log tells.
func TestIssuers(t *testing.T) {
	s := open(t)
	p, pool := s.signedIn(t)
	for _, from := range allIssuers() {
		t.Run(from.name, func(t *testing.T) {
			// The same subject as somebody of the pool has.
			claims := from.claims(s.issuers, p.subject)
			good := s.accepted(t, from, claims)
			s.get(t, meRoute, bearer(pool.access)).check(t, http.StatusOK, `"subject":"`+p.subject+`"`)
			for _, forged := range s.forgeries(t, from, claims, newForgery(t, pool.access)) {
				if !t.Run(forged.name, func(t *testing.T) { s.checkRefusal(t, "Bearer "+forged.token, forged.reason) }) {
					t.FailNow()
				}
			}
			s.get(t, meRoute, bearer(good)).check(t, http.StatusOK)
		})
	}
}

// accepted has an issuer sign claims by each of its algorithms, and returns one of the tokens.
func (s stack) accepted(t *testing.T, from issuer, claims jwt.MapClaims) (good string) {
	t.Helper()
	for _, algorithm := range from.algorithms {
		good = s.sign(t, from.name, algorithm, claims)
		s.get(t, meRoute, bearer(good)).check(t, http.StatusOK, `"subject":"`+from.name+`|`+claims["sub"].(string)+`"`)
	}
	return good
}

type forged struct{ name, token, reason string }

func (s stack) forgeries(t *testing.T, from issuer, claims jwt.MapClaims, pool forgery) []forged {
	t.Helper()
	algorithm := from.algorithms[0]
	with := func(change jwt.MapClaims) string {
		changed := maps.Clone(claims)
		maps.Copy(changed, change)
		return s.sign(t, from.name, algorithm, changed)
	}
	honest := newForgery(t, with(nil))
	list := []forged{
		{"a key of nobody's", byNobody(t, algorithm, honest.claims), "wrong signature"},
		{"the pool's client", with(jwt.MapClaims{from.audienceClaim: pool.claims["client_id"]}), "wrong client"},
		{"the pool as the issuer", with(jwt.MapClaims{"iss": pool.claims["iss"]}), "unknown signing key"},
		{"the pool's signature", pool.with(t, jwt.MapClaims{"alg": algorithm}, jwt.MapClaims{"iss": claims["iss"]}), "unknown signing key"},
		{"no client", with(jwt.MapClaims{from.audienceClaim: ""}), "wrong client"},
		{"an ID token", with(jwt.MapClaims{"at_hash": "hash"}), "wrong token use"},
		{"an ID token by its type", with(jwt.MapClaims{"typ": "ID"}), "wrong token use"},
		{"an ID token by its use", with(jwt.MapClaims{"token_use": "id"}), "wrong token use"},
		{"a slash more", with(jwt.MapClaims{"iss": s.issuers + "/" + from.name + "/"}), "wrong issuer"},
		{"an issuer nobody knows", with(jwt.MapClaims{"iss": s.issuers + "/nobody"}), "wrong issuer"},
		{"alg none", honest.with(t, jwt.MapClaims{"alg": "none"}, nil), "algorithm not allowed"},
		{"key in the header", honest.embedded(t), "header not allowed"},
		{"public key as a secret", honest.confused(t, fetchKey(t, s.issuers+"/"+from.name+"/keys", "RS256")), "algorithm not allowed"},
		{"another subject", honest.with(t, nil, jwt.MapClaims{"sub": "somebody else"}), "wrong signature"},
		{"expired", with(jwt.MapClaims{"exp": time.Now().Add(-time.Minute).Unix()}), "expired"},
		{"of nobody", with(jwt.MapClaims{"sub": ""}), "no subject"},
	}
	for _, other := range []string{"ES256", "RS256"} {
		if !slices.Contains(from.algorithms, other) {
			list = append(list, forged{"by " + other, s.sign(t, from.name, other, claims), "algorithm not allowed"})
		}
	}
	for _, other := range allIssuers() {
		if other.name != from.name {
			list = append(list,
				forged{"by the key of " + other.name, s.sign(t, other.name, algorithm, claims), "wrong signature"},
				forged{"for " + other.name, with(jwt.MapClaims{from.audienceClaim: other.name + "-api"}), "wrong client"},
			)
		}
	}
	return list
}

// claims have no name for the user: the issuer of this machine takes the subject.
func (from issuer) claims(issuers, subject string) jwt.MapClaims {
	return jwt.MapClaims{
		"iss": issuers + "/" + from.name, "sub": subject, from.audienceClaim: from.name + "-api",
		"cognito:groups": []string{"admins"}, "token_use": "access",
		"iat": time.Now().Unix(), "exp": time.Now().Add(time.Hour).Unix(),
	}
}

// sign has an issuer of this machine sign claims: it signs whatever it is asked to.
func (s stack) sign(t *testing.T, by, algorithm string, claims jwt.MapClaims) string {
	t.Helper()
	body, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	got := sendBody(t, http.MethodPost, s.issuers+"/"+by+"/token?alg="+algorithm, nil, string(body))
	got.check(t, http.StatusOK)
	var signed struct {
		Token string `json:"access_token"`
	}
	if err := json.Unmarshal(got.body, &signed); err != nil {
		t.Fatal(err)
	}
	return signed.Token
}

// byNobody signs with a key that no issuer has, under the id of one.
func byNobody(t *testing.T, algorithm string, claims jwt.MapClaims) string {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	token := jwt.NewWithClaims(jwt.GetSigningMethod(algorithm), claims)
	token.Header["kid"] = algorithm
	raw, err := token.SignedString(map[string]any{"RS256": key, "ES256": curve}[algorithm])
	if err != nil {
		t.Fatal(err)
	}
	return raw
}
