// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"context"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/golang-jwt/jwt/v5"

	"example.com/orchard/internal/auth"
)

const stageARN = "arn:aws:execute-api:ap-southeast-2:123456789012:a1b2c3d4e5/dev/*"

func TestHandle(t *testing.T) {
	ada := auth.Principal{Subject: "subject-1", Username: "ada", Groups: []string{"editors", "readers"}}
	down := fmt.Errorf("%w: connection refused", auth.ErrKeysUnavailable)
	tests := map[string]struct {
		authorization string
		method        string
		verifier      fakeVerifier
		wantError     string
		wantReason    string
	}{
		"honest token":   {verifier: fakeVerifier{principal: ada}},
		"no token":       {authorization: " ", wantError: "Unauthorized", wantReason: "malformed token"},
		"no bearer":      {authorization: "Basic YTpi", wantError: "Unauthorized", wantReason: "malformed token"},
		"expired":        {verifier: fakeVerifier{err: auth.ErrExpired}, wantError: "Unauthorized", wantReason: "expired"},
		"forged":         {verifier: fakeVerifier{err: auth.ErrSignature}, wantError: "Unauthorized", wantReason: "wrong signature"},
		"unknown reason": {verifier: fakeVerifier{err: errors.New("odd")}, wantError: "Unauthorized", wantReason: "odd"},
		"issuer is down": {verifier: fakeVerifier{err: down}, wantError: "verify token: " + down.Error(), wantReason: "connection refused"},
		"no method ARN":  {method: "arn", verifier: fakeVerifier{principal: ada}, wantError: "make policy: not the ARN of an API method", wantReason: "ARN"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request := readEvent(t)
			if test.authorization != "" {
				request.AuthorizationToken = test.authorization
			}
			if test.method != "" {
				request.MethodArn = test.method
			}
			var logs strings.Builder
			response, err := New(test.verifier, slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), request)
			if test.wantError == "" {
				expectAllowed(t, response, err)
				return
			}
			if err == nil || err.Error() != test.wantError {
				t.Errorf("error %v, want %q", err, test.wantError)
			}
			if !reflect.DeepEqual(response, events.APIGatewayCustomAuthorizerResponse{}) {
				t.Errorf("response with an error: %+v", response)
			}
			if !strings.Contains(logs.String(), test.wantReason) || strings.Contains(logs.String(), "honest") {
				t.Errorf("log: %s", logs.String())
			}
		})
	}
}

func TestContextIsFlat(t *testing.T) {
	tests := map[string]struct {
		groups []string
		want   string
	}{
		"none":           {nil, ""},
		"one":            {[]string{"readers"}, "readers"},
		"with a comma":   {[]string{"readers", "x,admins"}, "readers"},
		"only a comma":   {[]string{","}, ""},
		"several groups": {[]string{"a", "b", "c"}, "a,b,c"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			response := allow(auth.Principal{Subject: "s", Groups: test.groups}, stageARN)
			want := map[string]any{"sub": "s", "username": "", "groups": test.want}
			if !reflect.DeepEqual(response.Context, want) {
				t.Errorf("got %v, want %v", response.Context, want)
			}
		})
	}
}

// The same again with a signature: nothing between the event and the policy is
// replaced but the issuer.
func TestHandleVerifiesForReal(t *testing.T) {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	token := jwt.NewWithClaims(jwt.SigningMethodRS256, honestClaims())
	token.Header["kid"] = "key-1"
	raw, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	authorizer := New(auth.NewVerifier(wiredConfig(oneKey{&key.PublicKey})), slog.New(slog.DiscardHandler))
	request := readEvent(t)
	request.AuthorizationToken = "bearer " + raw
	response, err := authorizer.Handle(t.Context(), request)
	if err != nil || response.PrincipalID != wiredSubject || response.Context["username"] != "ada" ||
		!reflect.DeepEqual(response.PolicyDocument.Statement[0].Resource, []string{stageARN}) {
		t.Errorf("got %+v, %v", response, err)
	}

	request.AuthorizationToken = "bearer " + raw[:len(raw)-10]
	if _, err := authorizer.Handle(t.Context(), request); err == nil || err.Error() != "Unauthorized" {
		t.Errorf("got %v", err)
	}
}

func expectAllowed(t *testing.T, response events.APIGatewayCustomAuthorizerResponse, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"principalId":"subject-1",` +
		`"policyDocument":{"Version":"2012-10-17","Statement":[{"Action":["execute-api:Invoke"],"Effect":"Allow","Resource":["` + stageARN + `"]}]},` +
		`"context":{"groups":"editors,readers","sub":"subject-1","username":"ada"}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// readEvent returns an event as API Gateway sends it.
func readEvent(t *testing.T) events.APIGatewayCustomAuthorizerRequest {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.APIGatewayCustomAuthorizerRequest
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}

type fakeVerifier struct {
	principal auth.Principal
	err       error
}

func (f fakeVerifier) Verify(_ context.Context, raw string) (auth.Principal, error) {
	if raw != "the.honest.token" {
		return auth.Principal{}, fmt.Errorf("asked for %q", raw)
	}
	return f.principal, f.err
}

type oneKey struct{ key *rsa.PublicKey }

func (o oneKey) Key(context.Context, string) (crypto.PublicKey, error) { return o.key, nil }
