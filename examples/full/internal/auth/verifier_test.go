// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"
)

func TestVerifyAcceptsHonestTokens(t *testing.T) {
	f := newFixture(t)
	of := func(username string, groups ...string) Principal {
		return Principal{Issuer: testName, Subject: testSubject, Username: username, Groups: groups}
	}
	full := of("ada", "editors", "readers")
	tests := map[string]struct {
		change map[string]any
		want   Principal
	}{
		"as issued":                  {nil, full},
		"the other issuer form":      {map[string]any{"iss": secondIssuer}, full},
		"the other client":           {map[string]any{clientClaim: "client-two"}, full},
		"expired within the leeway":  {map[string]any{"exp": f.now.Add(-20 * time.Second).Unix()}, full},
		"issued within the leeway":   {map[string]any{"iat": f.now.Add(20 * time.Second).Unix()}, full},
		"a machine, without a name":  {map[string]any{nameClaim: nil, groupsClaim: nil}, of("")},
		"groups that are no strings": {map[string]any{groupsClaim: []any{1, "editors"}}, of("ada", "editors")},
		"groups that are no list":    {map[string]any{groupsClaim: "admins"}, of("ada")},
		"expiry with a fraction":     {map[string]any{"exp": float64(f.now.Unix()) + 0.25}, full},
		"expiry with an exponent":    {map[string]any{"exp": json.RawMessage("2e9")}, full},
		"escapes":                    {map[string]any{nameClaim: json.RawMessage(`"\u0061da"`), "a/b": json.RawMessage(`"\"}"`)}, full},
		"claims in another case are ignored": {
			map[string]any{"ISS": "x", strings.ToUpper(clientClaim): "x", "SUB": "x"}, full,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := f.verifier().Verify(t.Context(), f.token(t, test.change))
			if err != nil || !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}

// TestVerifyAcceptsTypes: they are media types, which RFC 9068 lets issuers write at length.
func TestVerifyAcceptsTypes(t *testing.T) {
	f := newFixture(t)
	for _, mediaType := range []string{"JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "Application/AT+JWT"} {
		raw := f.sign(t, map[string]any{"alg": "RS256", "kid": testKeyID, "typ": mediaType}, f.claims())
		if _, err := f.verifier().Verify(t.Context(), raw); err != nil {
			t.Errorf("%s: %v", mediaType, err)
		}
	}
}

func TestVerifyRefusesClaims(t *testing.T) {
	f := newFixture(t)
	tests := map[string]struct {
		claim string
		value any
		want  error
	}{
		"other issuer":             {"iss", "https://evil.example/pool", ErrIssuer},
		"issuer with a suffix":     {"iss", testIssuer + "/", ErrIssuer},
		"issuer in another case":   {"iss", strings.ToUpper(testIssuer), ErrIssuer},
		"issuer as a list":         {"iss", []string{testIssuer}, ErrIssuer},
		"no issuer":                {"iss", nil, ErrIssuer},
		"other client":             {clientClaim, "client-three", ErrClient},
		"no client":                {clientClaim, nil, ErrClient},
		"no subject":               {"sub", nil, ErrSubject},
		"empty subject":            {"sub", "", ErrSubject},
		"subject as a number":      {"sub", 7, ErrSubject},
		"expired":                  {"exp", f.now.Add(-31 * time.Second).Unix(), ErrExpired},
		"no expiry":                {"exp", nil, ErrTimes},
		"expiry as a text":         {"exp", "tomorrow", ErrTimes},
		"not yet valid":            {"nbf", f.now.Add(time.Minute).Unix(), ErrNotYetValid},
		"issued in the future":     {"iat", f.now.Add(time.Minute).Unix(), ErrNotYetValid},
		"expiry before 1970":       {"exp", -1, ErrTimes},
		"expiry without an end":    {"exp", json.RawMessage("1e300"), ErrTimes},
		"expiry beyond numbers":    {"exp", json.RawMessage("1e400"), ErrTimes},
		"expiry that wraps around": {"exp", json.RawMessage("18446744073709551616"), ErrTimes},
		"not-before as an object":  {"nbf", map[string]any{}, ErrTimes},
		"not-before never":         {"nbf", json.RawMessage("1e300"), ErrTimes},
		"not-before as null":       {"nbf", json.RawMessage("null"), ErrTimes},
		"issued at the end":        {"iat", json.RawMessage("1e300"), ErrTimes},
		"issued at minus infinity": {"iat", json.RawMessage("-1e400"), ErrTimes},
		"issued-at as a null list": {"iat", []any{nil}, ErrTimes},
		"issued-at as a text":      {"iat", "1893553445", ErrTimes},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			raw := f.token(t, map[string]any{test.claim: test.value})
			if _, err := f.verifier().Verify(t.Context(), raw); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestVerifierWithoutSettingsAcceptsNothing(t *testing.T) {
	f := newFixture(t)
	keys := staticKeys{testKeyID: &f.key.PublicKey}
	raw := f.token(t, map[string]any{"iss": "", clientClaim: "", "exp": time.Now().Add(time.Hour).Unix(), "iat": nil})
	for name, config := range map[string]Config{
		"empty lists":   {Keys: keys},
		"empty strings": {Keys: keys, Issuers: []string{""}, ClientIDs: []string{""}},
	} {
		if _, err := NewVerifier(config).Verify(t.Context(), raw); !errors.Is(err, ErrIssuer) {
			t.Errorf("%s: got %v, want %v", name, err, ErrIssuer)
		}
	}
}

func TestVerifyReportsThatKeysAreUnavailable(t *testing.T) {
	f := newFixture(t)
	config := f.config()
	config.Keys = noKeys{}
	if _, err := NewVerifier(config).Verify(t.Context(), f.token(t, nil)); !errors.Is(err, ErrKeysUnavailable) {
		t.Errorf("got %v, want %v", err, ErrKeysUnavailable)
	}
}

type noKeys struct{}

func (noKeys) Key(context.Context, string) (crypto.PublicKey, error) { return nil, ErrKeysUnavailable }
