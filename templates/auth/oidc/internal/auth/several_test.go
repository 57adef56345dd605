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

// several are two issuers. Both call one of their keys the same.
type several struct {
	cloud    fixture
	curve    jwtSigner
	verifier *Verifier
}

// jwtSigner signs a header and claims with a key of its own.
type jwtSigner func(t *testing.T, method jwt.SigningMethod, claims jwt.MapClaims) string

func newSeveral(t *testing.T) several {
	t.Helper()
	s := several{cloud: newFixture(t)}
	curve := newECKey(t)
	s.curve = signer(curve)
	config := func(name, issuer string) Config {
		return Config{
			Name: name, Issuers: []string{issuer}, ClientIDs: []string{name + "-api"}, Roles: []string{"support"},
			Leeway: 30 * time.Second, Now: func() time.Time { return s.cloud.now },
		}
	}
	cloud, other := config("cloud", cloudIssuer), config("curve", curveIssuer)
	cloud.Algorithms, cloud.Keys = []string{rs256}, staticKeys{testKeyID: &s.cloud.key.PublicKey, "own": &s.cloud.key.PublicKey}
	cloud.Claims = Claims{Client: "aud", Username: "preferred_username", Groups: "groups"}
	// The curve's set has an RSA key as well, which its issuer is not said to sign with.
	other.Algorithms, other.Keys = []string{es256}, staticKeys{testKeyID: &curve.PublicKey, "rsa": &s.cloud.key.PublicKey}
	other.Claims, other.Roles = Claims{Client: "azp", Username: "name"}, nil
	s.verifier = NewVerifier(cloud, other)
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

// claimsOf are honest ones of the two issuers, for two people whom both know by the same subject.
func (s several) claimsOf(issuer string, change jwt.MapClaims) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": cloudIssuer, "sub": "subject-1", "aud": []string{"cloud-api", "https://cloud.example.com/userinfo"},
		"preferred_username": "ada", "groups": []string{"support", "owners"}, "exp": s.cloud.now.Add(time.Hour).Unix(),
	}
	if issuer == curveIssuer {
		claims = jwt.MapClaims{
			"iss": curveIssuer, "sub": "subject-1", "azp": "curve-api", "name": "ada", "groups": []string{"support"},
			"exp": s.cloud.now.Add(time.Hour).Unix(),
		}
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
	return map[string]signing{"cloud": {s.cloud, s.claimsOf(cloudIssuer, nil)}}
}

func TestSeveralIssuersAcceptTheirOwn(t *testing.T) {
	s := newSeveral(t)
	cloud, curve := signer(s.cloud.key), s.curve
	tests := map[string]struct {
		raw  string
		want Principal
	}{
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

// Whatever one issuer signs is nothing to another: every token here has a true signature of some known key.
func TestSeveralIssuersRefuseEachOthers(t *testing.T) {
	s := newSeveral(t)
	cloud, curve := signer(s.cloud.key), s.curve
	rsa, ec := jwt.SigningMethodRS256, jwt.SigningMethodES256
	ofCloud := func(change jwt.MapClaims) jwt.MapClaims { return s.claimsOf(cloudIssuer, change) }
	ofCurve := func(change jwt.MapClaims) jwt.MapClaims { return s.claimsOf(curveIssuer, change) }
	tests := map[string]struct {
		raw  string
		want error
	}{
		"of the cloud, by the curve's key":       {curve(t, ec, ofCloud(nil)), ErrAlgorithm},
		"of the curve, by a key of its own set":  {cloud(t, rsa, ofCurve(nil)), ErrAlgorithm},
		"of the cloud, for the curve's client":   {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": "curve-api"})), ErrClient},
		"of the cloud, the client as an azp":     {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": "x", "azp": "cloud-api"})), ErrClient},
		"of the cloud, for a part of the client": {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": []string{"cloud", "api", ""}})), ErrClient},
		"of the cloud, for no client":            {cloud(t, rsa, ofCloud(jwt.MapClaims{"aud": nil})), ErrClient},
		"of the curve, the client in a list":     {curve(t, ec, ofCurve(jwt.MapClaims{"azp": []string{"curve-api"}})), ErrClient},
		"without the slash at the end":           {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "https://cloud.example.com"})), ErrIssuer},
		"with a slash at the end":                {curve(t, ec, ofCurve(jwt.MapClaims{"iss": curveIssuer + "/"})), ErrIssuer},
		"http for https":                         {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "http://cloud.example.com/"})), ErrIssuer},
		"the issuer's name for its address":      {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "cloud"})), ErrIssuer},
		"both issuers":                           {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": []string{cloudIssuer, curveIssuer}})), ErrIssuer},
		"an issuer nobody knows":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": "https://evil.example"})), ErrIssuer},
		"no issuer":                              {cloud(t, rsa, ofCloud(jwt.MapClaims{"iss": nil})), ErrIssuer},
		"of nobody":                              {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": ""})), ErrSubject},
		"a subject of two lines":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": "a\nb"})), ErrSubject},
		"a subject beyond ASCII":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": "\u0430da"})), ErrSubject},
		"a subject of 256 bytes":                 {cloud(t, rsa, ofCloud(jwt.MapClaims{"sub": string(make([]byte, 256))})), ErrSubject},
		"expired":                                {cloud(t, rsa, ofCloud(jwt.MapClaims{"exp": s.cloud.now.Add(-time.Minute).Unix()})), ErrExpired},
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
