// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// pages are documents by their addresses. One that begins with https is a redirect.
type pages map[string]string

func (p pages) RoundTrip(request *http.Request) (*http.Response, error) {
	body, found := p[request.URL.String()]
	response := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: request, Body: io.NopCloser(strings.NewReader(body))}
	switch {
	case !found:
		response.StatusCode = http.StatusNotFound
	case strings.HasPrefix(body, "https:"):
		response.StatusCode = http.StatusFound
		response.Header.Set("Location", body)
	}
	return response, nil
}

func TestDiscover(t *testing.T) {
	const issuer, keys = "https://login.example.com/acme", "https://keys.example.com/set"
	const at = issuer + "/.well-known/openid-configuration"
	set := toJSON(t, map[string]any{"keys": []any{publicJWK("good", newKey(t))}})
	document := func(issuer, keys string) string {
		return toJSON(t, map[string]string{"issuer": issuer, "jwks_uri": keys})
	}
	tests := map[string]struct {
		issuer string
		pages  pages
		reason string
	}{
		"usual":                       {issuer, pages{at: document(issuer, keys), keys: set}, ""},
		"with a slash at the end":     {issuer + "/", pages{at: document(issuer+"/", keys), keys: set}, ""},
		"keys on this machine":        {issuer, pages{at: document(issuer, "http://127.0.0.1:1/"), "http://127.0.0.1:1/": set}, ""},
		"a slash more than asked for": {issuer, pages{at: document(issuer+"/", keys), keys: set}, "another issuer"},
		"a slash less":                {issuer + "/", pages{at: document(issuer, keys), keys: set}, "another issuer"},
		"another issuer's":            {issuer, pages{at: document("https://evil.example", keys), keys: set}, "another issuer"},
		"of no issuer":                {issuer, pages{at: document("", keys), keys: set}, "another issuer"},
		"keys by plain http":          {issuer, pages{at: document(issuer, "http://keys.example.com/"), "http://keys.example.com/": set}, "https is required"},
		"keys in a file":              {issuer, pages{at: document(issuer, "file:///etc/keys")}, "https is required"},
		"no address of keys":          {issuer, pages{at: document(issuer, "")}, "https is required"},
		"keys moved":                  {issuer, pages{at: document(issuer, keys), keys: "https://evil.example/", "https://evil.example/": set}, "status 302"},
		"document moved":              {issuer, pages{at: "https://evil.example/", "https://evil.example/": document(issuer, keys), keys: set}, "status 302"},
		"no document":                 {issuer, pages{keys: set}, "status 404"},
		"no keys":                     {issuer, pages{at: document(issuer, keys)}, "status 404"},
		"no JSON":                     {issuer, pages{at: "<html>", keys: set}, "decode discovery document"},
		"too large":                   {issuer, pages{at: document(issuer, keys) + strings.Repeat(" ", maxKeySetBytes), keys: set}, "too large"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			source, err := Discover(test.issuer, test.pages, time.Now)
			if err != nil {
				t.Fatal(err)
			}
			_, err = source.Key(t.Context(), "good")
			if test.reason == "" && err != nil || test.reason != "" && (!errors.Is(err, ErrKeysUnavailable) || !strings.Contains(err.Error(), test.reason)) {
				t.Errorf("got %v, want %q", err, test.reason)
			}
		})
	}
}

func TestDiscoverRequiresHTTPS(t *testing.T) {
	for _, issuer := range []string{"http://login.example.com", "login.example.com", "http://127.0.0.1.evil.example", ""} {
		if _, err := Discover(issuer, nil, time.Now); err == nil {
			t.Errorf("%q is taken", issuer)
		}
	}
	if accepted := []string{"http://127.0.0.1:4610/acme", "https://login.example.com"}; slices.ContainsFunc(accepted, func(issuer string) bool {
		_, err := Discover(issuer, nil, time.Now)
		return err != nil
	}) {
		t.Errorf("one of %v is not taken", accepted)
	}
}
