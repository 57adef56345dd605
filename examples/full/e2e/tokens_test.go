// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"net/http"
	"testing"

	"github.com/golang-jwt/jwt/v5"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// as returns the header by which somebody calls.
func (s stack) as(_ *testing.T, who tokens) map[string]string { return bearer(who.access) }

// forged returns one that API Gateway takes for shaped like a token, so that it gets as far as the authorizer.
func (s stack) forged(*testing.T, tokens) map[string]string { return bearer("a.b.c") }

// TestScheme has the scheme and the header's name in lower case.
func TestScheme(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	header := map[string]string{"authorization": "bearer " + got.access}
	s.get(t, meRoute, header).check(t, http.StatusOK, p.subject)
}

// refusals are the lines of the authorizer about tokens, oldest first.
const refusals = `_msg:="token refused" | sort by (_time)`

// TestSharedTrace compares the lines the authorizer and a function write about one request. On AWS both know its trace
// from Lambda. The emulator tells neither: the function reads the header, which a TOKEN authorizer is not given.
func TestSharedTrace(t *testing.T) {
	s := open(t)
	root := newRoot()
	before := len(s.lines(t, refusals))
	header := bearer("a.b.c")
	header[trace.Header] = "Root=" + root
	s.get(t, meRoute, header).check(t, http.StatusUnauthorized)
	for _, line := range s.await(t, "refusal", before, refusals)[before:] {
		if line.TraceID != "" && line.TraceID != root {
			t.Errorf("the authorizer has trace %s, want %s or none", line.TraceID, root)
		}
	}
}

// refused is the value of an Authorization header, and why it is refused.
type refused struct{ name, authorization, reason string }

// TestRefusesTokens wants each token refused for the reason it was made for, as the authorizer's log tells. Where the
// reason is "", API Gateway itself has refused what is not shaped like a token.
func TestRefusesTokens(t *testing.T) {
	s := open(t)
	p, good := s.signedIn(t)
	s.get(t, meRoute, bearer(good.access)).check(t, http.StatusOK)
	forgery := newForgery(t, good.access)
	before, judged := len(s.lines(t, refusals)), 0
	tests := []refused{
		{"no token", "", ""},
		{"garbage", "Bearer garbage", ""},
		{"another scheme", "Basic " + good.access, ""},
		{"no scheme", good.access, ""},
		{"garbage in three parts", "Bearer a.b.c", "malformed token"},
		{"no signature", "Bearer " + forgery.unsigned(t, jwt.MapClaims{"alg": "none"}, nil) + ".", ""},
		{"alg none", "Bearer " + forgery.with(t, jwt.MapClaims{"alg": "none"}, nil), "algorithm not allowed"},
		{"public key as a secret", "Bearer " + forgery.confused(t, s.publicKey(t, forgery.header["kid"])), "algorithm not allowed"},
		{"key in the header", "Bearer " + forgery.embedded(t), "header not allowed"},
		{"another subject", "Bearer " + forgery.with(t, nil, jwt.MapClaims{"sub": "somebody else"}), "wrong signature"},
		{"a later end", "Bearer " + forgery.with(t, nil, jwt.MapClaims{"exp": forgery.claims["iat"].(float64) + 1e6}), "wrong signature"},
	}
	for _, test := range append(tests, s.strange(t, p, good)...) {
		if !t.Run(test.name, func(t *testing.T) { s.checkRefusal(t, test.authorization, test.reason) }) {
			t.FailNow() // where no line comes, waiting for the others takes long
		}
		if test.reason != "" {
			judged++
		}
	}
	if lines := len(s.lines(t, refusals)) - before; lines != judged {
		t.Errorf("the authorizer has refused %d tokens, want %d", lines, judged)
	}
	s.get(t, meRoute, bearer(good.access)).check(t, http.StatusOK)
}

func (s stack) checkRefusal(t *testing.T, authorization, reason string) {
	t.Helper()
	before := len(s.lines(t, refusals))
	header := map[string]string{}
	if authorization != "" {
		header["Authorization"] = authorization
	}
	s.get(t, meRoute, header).check(t, http.StatusUnauthorized)
	if reason == "" {
		return
	}
	lines := s.await(t, "refusal", before, refusals)
	if got := lines[len(lines)-1].Attribute("reason"); got != reason {
		t.Errorf("refused with %q, want %q", got, reason)
	}
}
