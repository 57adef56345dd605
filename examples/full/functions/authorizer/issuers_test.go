// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/golang-jwt/jwt/v5"

	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/local/issuer"
)

// wiredIssuers are those of venture.yaml.
func wiredIssuers() []wiredBy {
	return []wiredBy{
		{"cloud", "CLOUD", []string{"RS256"}, "aud", "groups", "billing"},
	}
}

// wiredBy is an issuer with what the authorizer has to hold its tokens to.
type wiredBy struct {
	name, variable                    string
	algorithms                        []string
	audienceClaim, groupsClaim, roles string
}

// TestWireIssuers drives the authorizer as it is deployed, with what each issuer signs for itself and for the others.
func TestWireIssuers(t *testing.T) {
	keys := map[string]any{"RS256": newKey(t), "ES256": newCurveKey(t)}
	server := serveIssuers(t, keys["RS256"].(*rsa.PrivateKey), keys["ES256"].(*ecdsa.PrivateKey))
	environment := map[string]string{
		"TOKEN_ISSUERS": wiredIssuer, "TOKEN_CLIENT_IDS": wiredClient, "JWKS_URL": server + "/pool/keys",
	}
	for _, by := range wiredIssuers() {
		environment["ISSUER_"+by.variable] = server + "/" + by.name
		environment["AUDIENCE_"+by.variable] = "other," + by.name + "-api"
	}
	env := config.New(func(name string) (string, bool) { value, ok := environment[name]; return value, ok })
	authorizer, err := Wire(env, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	for _, by := range wiredIssuers() {
		own := by.algorithms[0]
		tests := map[string]struct {
			algorithm string
			change    jwt.MapClaims
			accept    bool
		}{
			"honest":             {own, nil, true},
			"as the pool's":      {own, jwt.MapClaims{"iss": wiredIssuer}, false},
			"for the pool":       {own, jwt.MapClaims{by.audienceClaim: wiredClient}, false},
			"for another API":    {own, jwt.MapClaims{by.audienceClaim: "another-api"}, false},
			"an ID token":        {own, jwt.MapClaims{"at_hash": "hash"}, false},
			"one by its type":    {own, jwt.MapClaims{"typ": "ID"}, false},
			"one by its use":     {own, jwt.MapClaims{"token_use": "id"}, false},
			"a slash at the end": {own, jwt.MapClaims{"iss": server + "/" + by.name + "/"}, false},
			"of nobody":          {own, jwt.MapClaims{"sub": ""}, false},
			"expired":            {own, jwt.MapClaims{"exp": time.Now().Add(-time.Minute).Unix()}, false},
			"of an unknown one":  {own, jwt.MapClaims{"iss": "https://issuer.example.com"}, false},
		}
		for _, algorithm := range []string{"ES256", "RS256"} {
			honest := tests["honest"]
			honest.algorithm, honest.accept = algorithm, slices.Contains(by.algorithms, algorithm)
			tests["by "+algorithm] = honest
		}
		for name, test := range tests {
			t.Run(by.name+"/"+name, func(t *testing.T) {
				claims := by.claims(server)
				for claim, value := range test.change {
					issuer.Put(claims, claim, value)
				}
				token := jwt.NewWithClaims(jwt.GetSigningMethod(test.algorithm), claims)
				token.Header["kid"] = test.algorithm
				raw, err := token.SignedString(keys[test.algorithm])
				if err != nil {
					t.Fatal(err)
				}
				answer, err := authorizer.Handle(t.Context(), events.APIGatewayCustomAuthorizerRequest{
					Type: "TOKEN", AuthorizationToken: "Bearer " + raw, MethodArn: strings.TrimSuffix(stageARN, "*") + "GET/me",
				})
				accepted := err == nil && answer.PrincipalID == by.name+"|subject-1" &&
					answer.Context["issuer"] == by.name && answer.Context["roles"] == by.roles
				if accepted != test.accept || !test.accept && err.Error() != "Unauthorized" {
					t.Errorf("answer %+v, error %v", answer, err)
				}
			})
		}
	}
}

// claims are honest ones of somebody who is in every group that is a role, and in one that is none.
func (by wiredBy) claims(server string) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": server + "/" + by.name, "sub": "subject-1",
		"cognito:groups": []string{"admins"}, "exp": time.Now().Add(time.Hour).Unix(),
	}
	issuer.Put(claims, by.audienceClaim, by.name+"-api")
	if by.groupsClaim != "" {
		issuer.Put(claims, by.groupsClaim, append(strings.Split(by.roles, ","), "admins"))
	}
	return claims
}

// serveIssuers serves what every issuer says of itself, and keys of both kinds.
func serveIssuers(t *testing.T, key *rsa.PrivateKey, curve *ecdsa.PrivateKey) string {
	t.Helper()
	point, err := curve.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	encode := base64.RawURLEncoding.EncodeToString
	set, err := json.Marshal(map[string]any{"keys": []map[string]string{
		{"kid": "RS256", "kty": "RSA", "n": encode(key.N.Bytes()), "e": "AQAB"},
		{"kid": "ES256", "kty": "EC", "crv": "P-256", "x": encode(point[1:33]), "y": encode(point[33:])},
	}})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		issuer, found := strings.CutSuffix("http://"+r.Host+r.URL.Path, "/.well-known/openid-configuration")
		if !found {
			_, _ = w.Write(set)
			return
		}
		_, _ = io.WriteString(w, `{"issuer":"`+issuer+`","jwks_uri":"`+issuer+`/keys"}`)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func newCurveKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}
