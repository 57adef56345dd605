// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"errors"
	"maps"
	"reflect"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

const (
	cloudIssuer = "https://cloud.example.com/"
	curveIssuer = "https://curve.example.com"
)

// several is the issuer of the other tests and two more. All three call one of their keys the same.
type several struct {
	first, cloud fixture
	curve        jwtSigner
	verifier     *Verifier
}

// jwtSigner signs a header and claims with a key of its own.
type jwtSigner func(t *testing.T, method jwt.SigningMethod, claims jwt.MapClaims) string

func newSeveral(t *testing.T) several {
	t.Helper()
	s := several{first: newFixture(t), cloud: newFixture(t)}
	curve := newECKey(t)
	s.curve = signer(curve)
	config := func(name, issuer string) Config {
		return Config{
			Name: name, Issuers: []string{issuer}, ClientIDs: []string{name + "-api"}, Roles: []string{"support"},
			Leeway: 30 * time.Second, Now: func() time.Time { return s.first.now },
		}
	}
	cloud, other := config("cloud", cloudIssuer), config("curve", curveIssuer)
	cloud.Algorithms, cloud.Keys = []string{rs256}, staticKeys{testKeyID: &s.cloud.key.PublicKey, "own": &s.cloud.key.PublicKey}
	cloud.Claims = Claims{Client: "aud", Username: "preferred_username", Groups: "groups"}
	// The curve's set has an RSA key as well, which its issuer is not said to sign with.
	other.Algorithms, other.Keys = []string{es256}, staticKeys{testKeyID: &curve.PublicKey, "rsa": &s.cloud.key.PublicKey}
	other.Claims, other.Roles = Claims{Client: "azp", Username: "name"}, nil
	s.verifier = NewVerifier(s.first.config(), cloud, other)
	return s
}

func signer(key any) jwtSigner {
	return func(t *testing.T, method jwt.SigningMethod, claims jwt.MapClaims) string {
		t.Helper()
		token := jwt.NewWithClaims(method, claims)
		token.Header["kid"] = testKeyID
		raw, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
}

// claimsOf are honest ones of the two issuers, for somebody whom the first knows by the same subject.
func (s several) claimsOf(issuer string, change jwt.MapClaims) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": cloudIssuer, "sub": "subject-1", "aud": []string{"cloud-api", "https://cloud.example.com/userinfo"},
		"preferred_username": "ada", "groups": []string{"support", "owners"}, "exp": s.first.now.Add(time.Hour).Unix(),
	}
	if issuer == curveIssuer {
		claims = jwt.MapClaims{
			"iss": curveIssuer, "sub": "subject-1", "azp": "curve-api", "name": "ada", "groups": []string{"support"},
			"exp": s.first.now.Add(time.Hour).Unix(),
		}
		claims[groupsClaim] = []string{"editors"} // where the first's tokens have them
	}
	maps.Copy(claims, change)
	return claims
}

// signing is an issuer's RSA key, with claims that it might sign.
type signing struct {
	key    fixture
	claims jwt.MapClaims
}

// signing are the issuers that have such a key.
func (s several) signing() map[string]signing {
	return map[string]signing{"first": {s.first, s.first.claims()}, "cloud": {s.cloud, s.claimsOf(cloudIssuer, nil)}}
}

func TestSeveralIssuersAcceptTheirOwn(t *testing.T) {
	s := newSeveral(t)
	cloud, curve := signer(s.cloud.key), s.curve
	tests := map[string]struct {
		raw  string
		want Principal
	}{
		"first": {s.first.token(t, nil), Principal{
			Issuer: testName, Subject: testSubject, Username: "ada", Groups: []string{"editors", "readers"},
		}},
		"cloud": {cloud(t, jwt.SigningMethodRS256, s.claimsOf(cloudIssuer, nil)), Principal{
			Issuer: "cloud", Subject: "cloud|subject-1", Username: "ada",
			Groups: []string{"support", "owners"}, Roles: []string{"support"},
		}},
		"cloud, one audience": {
			cloud(t, jwt.SigningMethodRS256, s.claimsOf(cloudIssuer, jwt.MapClaims{"aud": "cloud-api", "groups": nil})),
			Principal{Issuer: "cloud", Subject: "cloud|subject-1", Username: "ada"},
		},
		"curve": {
			curve(t, jwt.SigningMethodES256, s.claimsOf(curveIssuer, nil)),
			Principal{Issuer: "curve", Subject: "curve|subject-1", Username: "ada"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := s.verifier.Verify(t.Context(), test.raw)
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}

// Keycloak lists roles within another claim. What is not as configured gives none, and is no reason to refuse a token.
func TestRolesWithinAnotherClaim(t *testing.T) {
	s := newSeveral(t)
	s.verifier.configs[1].Claims.Groups = "/realm_access/roles"
	for name, test := range map[string]struct {
		claims jwt.MapClaims
		want   []string
	}{
		"as configured":    {jwt.MapClaims{"realm_access": map[string]any{"roles": []string{"support", "owners"}}}, []string{"support"}},
		"another's":        {jwt.MapClaims{"realm_access": map[string]any{"roles": []string{"owners"}}}, nil},
		"a text":           {jwt.MapClaims{"realm_access": map[string]any{"roles": "support"}}, nil},
		"an object":        {jwt.MapClaims{"realm_access": map[string]any{"roles": map[string]any{"support": true}}}, nil},
		"a list of lists":  {jwt.MapClaims{"realm_access": map[string]any{"roles": []any{[]string{"support"}}}}, nil},
		"within a list":    {jwt.MapClaims{"realm_access": []any{map[string]any{"roles": []string{"support"}}}}, nil},
		"at the top":       {jwt.MapClaims{"roles": []string{"support"}, "realm_access": nil}, nil},
		"by its whole way": {jwt.MapClaims{"/realm_access/roles": []string{"support"}, "realm_access/roles": []string{"support"}}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			raw := signer(s.cloud.key)(t, jwt.SigningMethodRS256, s.claimsOf(cloudIssuer, test.claims))
			got, err := s.verifier.Verify(t.Context(), raw)
			if err != nil || got.Subject != "cloud|subject-1" || !reflect.DeepEqual(got.Roles, test.want) {
				t.Errorf("got %+v, %v; want the roles %q", got, err, test.want)
			}
		})
	}
}

// Whatever one issuer signs is nothing to another: every token here has a true signature of some known key.
func TestSeveralIssuersRefuseEachOthers(t *testing.T) {
	s := newSeveral(t)
	first, cloud, curve := signer(s.first.key), signer(s.cloud.key), s.curve
	rsa, ec := jwt.SigningMethodRS256, jwt.SigningMethodES256
	ofFirst := func(change jwt.MapClaims) jwt.MapClaims {
		claims := s.first.claims()
		maps.Copy(claims, change)
		return claims
	}
	ofCloud := func(change jwt.MapClaims) jwt.MapClaims { return s.claimsOf(cloudIssuer, change) }
	ofCurve := func(change jwt.MapClaims) jwt.MapClaims { return s.claimsOf(curveIssuer, change) }
	tests := map[string]struct {
		raw  string
		want error
	}{
		"of the first, by the cloud's key":       {cloud(t, rsa, ofFirst(nil)), ErrSignature},
		"of the first, by the curve's key":       {curve(t, ec, ofFirst(nil)), ErrAlgorithm},
		"of the cloud, by the first's key":       {first(t, rsa, ofCloud(nil)), ErrSignature},
		"of the cloud, by the curve's key":       {curve(t, ec, ofCloud(nil)), ErrAlgorithm},
		"of the curve, by the first's key":       {first(t, rsa, ofCurve(nil)), ErrAlgorithm},
		"of the curve, by a key of its own set":  {cloud(t, rsa, ofCurve(nil)), ErrAlgorithm},
		"of the cloud, for the first's client":   {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": testClient})), ErrClient},
		"of the cloud, for the curve's client":   {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": "curve-api"})), ErrClient},
		"of the cloud, the client as an azp":     {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": "x", "azp": "cloud-api"})), ErrClient},
		"of the cloud, for a part of the client": {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": []string{"cloud", "api", ""}})), ErrClient},
		"of the cloud, for no client":            {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": nil})), ErrClient},
		"of the first, for the cloud's client":   {first(t, rsa, ofFirst(jwt.MapClaims{clientClaim: "cloud-api"})), ErrClient},
		"of the curve, the client in a list":     {curve(t, ec, ofCurve(jwt.MapClaims{"azp": []string{"curve-api"}})), ErrClient},
		"without the slash at the end":           {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "https://cloud.example.com"})), ErrIssuer},
		"with a slash at the end":                {curve(t, ec, ofCurve(jwt.MapClaims{"iss": curveIssuer + "/"})), ErrIssuer},
		"http for https":                         {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "http://cloud.example.com/"})), ErrIssuer},
		"the issuer's name for its address":      {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "cloud"})), ErrIssuer},
		"both issuers":                           {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": []string{cloudIssuer, curveIssuer}})), ErrIssuer},
		"an issuer nobody knows":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "https://evil.example"})), ErrIssuer},
		"no issuer":                              {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": nil})), ErrIssuer},
		"of the cloud, an ID token":              {cloud(t, rsa, ofCloud(jwt.MapClaims{"at_hash": "h"})), ErrTokenUse},
		"of the cloud, one by its type":          {cloud(t, rsa, ofCloud(jwt.MapClaims{"typ": "ID"})), ErrTokenUse},
		"of the cloud, one by its use":           {cloud(t, rsa, ofCloud(jwt.MapClaims{"token_use": "id"})), ErrTokenUse},
		"of nobody":                              {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": ""})), ErrSubject},
		"a subject of two lines":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": "a\nb"})), ErrSubject},
		"a subject beyond ASCII":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": "\u0430da"})), ErrSubject},
		"a subject of 256 bytes":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": string(make([]byte, 256))})), ErrSubject},
		"expired":                                {cloud(t, rsa, ofCloud(jwt.MapClaims{"exp": s.first.now.Add(-time.Minute).Unix()})), ErrExpired},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got, err := s.verifier.Verify(t.Context(), test.raw); !errors.Is(err, test.want) || !reflect.DeepEqual(got, Principal{}) {
				t.Errorf("got %+v, %v; want %v", got, err, test.want)
			}
		})
	}
}

// A subject that looks like one of another issuer stays below its own.
func TestSubjectsAreTheirIssuers(t *testing.T) {
	s := newSeveral(t)
	for subject, want := range map[string]string{
		"subject-1":       "cloud|subject-1",
		"curve|subject-1": "cloud|curve|subject-1",
		"|subject-1":      "cloud||subject-1",
		"cloud|subject-1": "cloud|cloud|subject-1",
	} {
		raw := signer(s.cloud.key)(t, jwt.SigningMethodRS256, s.claimsOf(cloudIssuer, jwt.MapClaims{"sub": subject}))
		if got, err := s.verifier.Verify(t.Context(), raw); err != nil || got.Subject != want {
			t.Errorf("%q: got %q, %v; want %q", subject, got.Subject, err, want)
		}
	}
}
