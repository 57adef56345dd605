// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// TestRefusesRequests wants only those let through that are signed as they are, now, with a key of the identity pool.
func TestRefusesRequests(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	keys := s.credentials(t, got)
	s.get(t, meRoute, s.signedBy(keys)).check(t, http.StatusOK, p.subject)
	changed := func(change func(*aws.Credentials)) map[string]string {
		changed := keys
		change(&changed)
		return s.signedBy(changed)
	}
	for name, header := range map[string]map[string]string{
		"unsigned":                {},
		"access token":            bearer(got.access),
		"ID token":                bearer(got.id),
		"wrong secret":            changed(func(k *aws.Credentials) { k.SecretAccessKey += "x" }),
		"no session token":        changed(func(k *aws.Credentials) { k.SessionToken = "" }),
		"another session token":   changed(func(k *aws.Credentials) { k.SessionToken = "x" + k.SessionToken }),
		"key nobody has":          changed(func(k *aws.Credentials) { k.AccessKeyID = "ASIA" + strings.Repeat("X", 16) }),
		"key of the account":      changed(func(k *aws.Credentials) { *k = aws.Credentials{AccessKeyID: "test", SecretAccessKey: "test"} }),
		"signed for another path": s.signedFor(t, keys, "/elsewhere", time.Now()),
		"signed an hour ago":      s.signedFor(t, keys, meRoute, time.Now().Add(-time.Hour)),
	} {
		t.Run(name, func(t *testing.T) {
			// Not by get: the keys of the account are refused before the API, whose answers openapi.yaml describes.
			send(t, http.MethodGet, s.apiURL+meRoute, header).check(t, http.StatusForbidden)
		})
	}
	s.get(t, meRoute, s.signedFor(t, keys, meRoute, time.Now())).check(t, http.StatusOK, p.subject)
}

// signedFor returns the headers of a signature as of some time.
func (s stack) signedFor(t *testing.T, keys aws.Credentials, route string, at time.Time) map[string]string {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.apiURL+route, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	nothing := sha256.Sum256(nil)
	err = v4.NewSigner().SignHTTP(t.Context(), keys, request, hex.EncodeToString(nothing[:]), "execute-api", s.settings.Region, at)
	if err != nil {
		t.Fatal(err)
	}
	header := map[string]string{}
	for name := range maps.Keys(request.Header) {
		header[name] = request.Header.Get(name)
	}
	return header
}

// TestRoleNamesItsRoutes makes a method that the role doesn't name. Whoever may call everything can; who has signed in
// can't.
func TestRoleNamesItsRoutes(t *testing.T) {
	s := open(t)
	_, got := s.signedIn(t)
	method := s.makeMethod(t, http.MethodPatch)
	admin, err := s.settings.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	call := func(header map[string]string) answer { return send(t, method, s.apiURL+meRoute, header) }
	if got := call(s.signedBy(admin)); got.status != http.StatusOK {
		t.Fatalf("status %d: %s: the method isn't there, so its refusal would prove nothing", got.status, got.body)
	}
	call(s.as(t, got)).check(t, http.StatusForbidden)
	call(nil).check(t, http.StatusForbidden)
}

// TestAccountsUsersAreNobody has a call of somebody whom IAM allows all, but who isn't in the user pool.
func TestAccountsUsersAreNobody(t *testing.T) {
	s := open(t)
	admin, err := s.settings.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.get(t, meRoute, s.signedBy(admin)).check(t, http.StatusUnauthorized)
}

func TestIdentityNeedsSignIn(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	other := s.forgedToken(got.id)
	for name, logins := range map[string]map[string]string{
		"guest":            nil,
		"access token":     {s.provider(): got.access},
		"garbage":          {s.provider(): "a.b.c"},
		"changed token":    {s.provider(): other},
		"another provider": {"graph.facebook.com": got.id},
		"another pool":     {s.provider() + "X": got.id},
	} {
		t.Run(name, func(t *testing.T) {
			status, body := s.tryToIdentify(t, "GetId", map[string]any{"IdentityPoolId": s.identityPool, "Logins": logins})
			if status != http.StatusBadRequest || !contains(body, "NotAuthorizedException") {
				t.Errorf("status %d: %s", status, body)
			}
		})
	}
	t.Run("of somebody else", func(t *testing.T) {
		var mine struct {
			IdentityID string `json:"IdentityId"`
		}
		s.identify(t, "GetId", map[string]any{"IdentityPoolId": s.identityPool, "Logins": map[string]string{s.provider(): got.id}}, &mine)
		_, theirs := s.signedIn(t)
		status, body := s.tryToIdentify(t, "GetCredentialsForIdentity", map[string]any{
			"IdentityId": mine.IdentityID, "Logins": map[string]string{s.provider(): theirs.id},
		})
		if status != http.StatusBadRequest {
			t.Errorf("status %d: %s", status, body)
		}
	})
	s.get(t, meRoute, s.as(t, got)).check(t, http.StatusOK, p.subject)
}

// forgedToken changes what a token says, and leaves its signature.
func (s stack) forgedToken(token string) string {
	part := strings.Split(token, ".")
	part[1] = part[1][:len(part[1])-4] + "AAAA"
	return strings.Join(part, ".")
}

// TestRefusesExpiredCredentials has some that ended before they began: the emulator takes a negative duration. Others of
// the same kind get as far as the function.
func TestRefusesExpiredCredentials(t *testing.T) {
	s := open(t)
	s.get(t, meRoute, s.signedBy(s.session(t, "900"))).check(t, http.StatusUnauthorized)
	s.get(t, meRoute, s.signedBy(s.session(t, "-5"))).check(t, http.StatusForbidden, "expired")
}
