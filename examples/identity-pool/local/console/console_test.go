// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/harbour/local/events"
)

const (
	testToken = "right"
	own       = "http://127.0.0.1:4704"
)

func newConsole(t *testing.T) *Console {
	t.Helper()
	c, err := New(events.New(), testToken)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func serve(c http.Handler, method, path, body string, header map[string]string) *httptest.ResponseRecorder {
	request := httptest.NewRequest(method, own+path, strings.NewReader(body))
	for name, value := range header {
		request.Header.Set(name, value)
	}
	recorder := httptest.NewRecorder()
	c.ServeHTTP(recorder, request)
	return recorder
}

func TestEnter(t *testing.T) {
	c := newConsole(t)
	for _, path := range []string{"/", "/?token=", "/?token=wrong", "/?token=righ", "/?token=wrong&token=right"} {
		if got := serve(c, http.MethodGet, path, "", nil); got.Code != http.StatusUnauthorized || got.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: %d, cookie %q", path, got.Code, got.Header().Get("Set-Cookie"))
		}
	}
	got := serve(c, http.MethodGet, "/?token=right", "", nil)
	if set := got.Header().Get("Set-Cookie"); set != "console=right; Path=/console/; HttpOnly; SameSite=Strict" {
		t.Errorf("cookie %q", set)
	}
	if got.Code != http.StatusSeeOther || got.Header().Get("Location") != folder {
		t.Errorf("status %d to %s", got.Code, got.Header().Get("Location"))
	}
}

func TestLetsInItsOwnPageOnly(t *testing.T) {
	held := "console=" + testToken
	for name, test := range map[string]struct {
		method string
		header map[string]string
		status int
	}{
		"reads":                {http.MethodGet, map[string]string{"Cookie": held}, http.StatusOK},
		"no cookie":            {http.MethodGet, nil, http.StatusUnauthorized},
		"wrong cookie":         {http.MethodGet, map[string]string{"Cookie": "console=wrong"}, http.StatusUnauthorized},
		"other page reads":     {http.MethodGet, map[string]string{"Cookie": held, "Origin": "http://127.0.0.1:5173"}, http.StatusForbidden},
		"writes without page":  {http.MethodPost, map[string]string{"Cookie": held}, http.StatusForbidden},
		"other page writes":    {http.MethodPost, map[string]string{"Cookie": held, "Origin": "http://localhost:4704"}, http.StatusForbidden},
		"page of no origin":    {http.MethodPost, map[string]string{"Cookie": held, "Origin": "null"}, http.StatusForbidden},
		"a form":               {http.MethodPost, map[string]string{"Cookie": held, "Origin": own, "Content-Type": "text/plain"}, http.StatusUnsupportedMediaType},
		"before there's a API": {http.MethodPost, map[string]string{"Cookie": held, "Origin": own, "Content-Type": "application/json"}, http.StatusServiceUnavailable},
	} {
		t.Run(name, func(t *testing.T) {
			path := "/console/state"
			if test.method == http.MethodPost {
				path = "/console/people"
			}
			got := serve(newConsole(t), test.method, path, "{}", test.header)
			if got.Code != test.status {
				t.Errorf("status %d: %s", got.Code, got.Body)
			}
			if policy := got.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "frame-ancestors 'none'") {
				t.Errorf("policy %q", policy)
			}
		})
	}
}

func TestKeepsNoSecretOfARequest(t *testing.T) {
	c := newConsole(t)
	api := c.Around(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("X-Amzn-Trace-Id", "Root=1-2-3;Sampled=0")
		w.WriteHeader(http.StatusTeapot)
	}))
	for range maxRequests + 1 {
		serve(api, http.MethodPost, "/restapis/a/local/_user_request_/teams?key=secret", "secret", map[string]string{"Authorization": "secret"})
	}
	serve(api, http.MethodOptions, "/preflight", "", nil)
	got := serve(c, http.MethodGet, "/console/state", "", map[string]string{"Cookie": "console=" + testToken}).Body.String()
	if strings.Contains(got, "secret") || strings.Contains(got, "preflight") || strings.Count(got, `"path":"/teams","status":418,"trace":"1-2-3"`) != maxRequests {
		t.Error(got)
	}
}
