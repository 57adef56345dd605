// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `[{"common":{"attributes":{"owner":"platform","function":"acme-dev-hello"}},` +
	`"logs":[{"timestamp":1700000000123,"message":"{\"message\":\"request\"}","attributes":{"event_id":"%s","level":"INFO",` +
	`"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r"}}]}]`

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, fmt.Sprintf(event, id))
}

func post(t *testing.T, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/log/v1", pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Api-Key", token)
	return request
}

func TestNewRelicRefusesBodies(t *testing.T) {
	const one = `{"timestamp":1700000000123,"message":"a"}`
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two events", `[{"logs":[` + one + "," + one + "]}]", 202, 2},
		{"two blocks", `[{"logs":[` + one + `]},{"logs":[` + one + "]}]", 202, 2},
		{"nothing", "[]", 400, 0},
		{"no array", one, 400, 0},
		{"no message", `[{"logs":[{"timestamp":1}]}]`, 400, 0},
		{"no time", `[{"logs":[{"message":"a"}]}]`, 400, 0},
		{"too much", strings.Repeat(" ", newDestination().maxBody) + "[]", 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body)); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestNewRelicRefusesRequests(t *testing.T) {
	store, behind, _ := newStore(t)
	for name, change := range map[string]struct {
		with   func(*http.Request)
		status int
	}{
		"another path":          {func(r *http.Request) { r.URL.Path = "/metric/v1" }, 404},
		"no token":              {func(r *http.Request) { r.Header.Del("Api-Key") }, 403},
		"another token":         {func(r *http.Request) { r.Header.Set("Api-Key", "x") }, 403},
		"another type":          {func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 415},
		"PUT":                   {func(r *http.Request) { r.Method = http.MethodPut }, 405},
		"packed without a word": {func(r *http.Request) { r.Header.Del("Content-Encoding") }, 400},
	} {
		request := valid(t, "1")
		change.with(request)
		if got := serve(store, request); got.Code != change.status {
			t.Errorf("%s: status %d: %s", name, got.Code, got.Body)
		}
	}
	if len(behind.stored) > 0 {
		t.Errorf("stored %q", behind.stored)
	}
}
