// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"net/http"
	"strings"
	"testing"
)

func TestSignedInRoutes(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	// The policy of the first call is cached, and has to do for the second.
	for _, route := range []string{signedInRoute, meRoute} {
		if route != "" {
			s.get(t, route, s.as(t, got)).check(t, http.StatusOK, p.subject)
		}
	}
}

func TestPublicRoute(t *testing.T) {
	if publicRoute == "" {
		t.Skip("the project has no public route")
	}
	s := open(t)
	s.get(t, publicRoute, nil).check(t, http.StatusOK)
	s.get(t, publicRoute, bearer("garbage")).check(t, http.StatusOK)
}

func TestCORS(t *testing.T) {
	s := open(t)
	t.Run("preflight", func(t *testing.T) {
		got := send(t, http.MethodOptions, s.apiURL+meRoute, map[string]string{
			"Origin": s.webOrigin, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "authorization",
		})
		allowed := strings.ToLower(got.header.Get("Access-Control-Allow-Headers"))
		if got.status/100 != 2 || got.header.Get("Access-Control-Allow-Origin") != s.webOrigin ||
			!strings.Contains(allowed, "authorization") || !strings.Contains(got.header.Get("Access-Control-Allow-Methods"), "GET") {
			t.Errorf("status %d, headers %v", got.status, got.header)
		}
	})
	t.Run("refusal", func(t *testing.T) {
		got := s.get(t, meRoute, map[string]string{"Origin": s.webOrigin})
		got.check(t, http.StatusUnauthorized)
		s.checkOrigin(t, got)
		checkGuards(t, got)
		if got.header.Get("WWW-Authenticate") != "Bearer" {
			t.Errorf("headers %v", got.header)
		}
	})
	t.Run("answer", func(t *testing.T) {
		_, signedIn := s.signedIn(t)
		header := s.as(t, signedIn)
		header["Origin"] = s.webOrigin
		got := s.get(t, meRoute, header)
		got.check(t, http.StatusOK)
		s.checkOrigin(t, got)
		checkGuards(t, got)
		header["Origin"] = "https://elsewhere.example.com"
		got = send(t, http.MethodGet, s.apiURL+meRoute, header) // refused in front of the API
		got.check(t, http.StatusForbidden, "web-origin")
		if got.header.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("another page may read the answer: %v", got.header)
		}
	})
}

// checkGuards wants what keeps an answer out of caches, and browsers from guessing or going back to plain HTTP.
func checkGuards(t *testing.T, got answer) {
	t.Helper()
	for name, want := range map[string]string{
		"Cache-Control": "no-store", "Strict-Transport-Security": "max-age=31536000", "X-Content-Type-Options": "nosniff",
		"Access-Control-Allow-Credentials": "",
	} {
		if value := got.header.Get(name); value != want {
			t.Errorf("%s = %q, want %q", name, value, want)
		}
	}
}

// checkOrigin wants the header once: a browser refuses two.
func (s stack) checkOrigin(t *testing.T, got answer) {
	t.Helper()
	if origins := got.header.Values("Access-Control-Allow-Origin"); len(origins) != 1 || origins[0] != s.webOrigin {
		t.Errorf("allowed origins %q, want only %s", origins, s.webOrigin)
	}
}
