// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `{"streams":[{"stream":{"owner":"platform","function":"acme-dev-hello"},"values":[["1700000000123000000",` +
	`"{\"message\":\"request\"}",{"event_id":"%s","level":"INFO","trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r"}]]}]}`

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, fmt.Sprintf(event, id))
}

func post(t *testing.T, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/loki/api/v1/push", pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+token)
	return request
}

func TestLokiRefusesBodies(t *testing.T) {
	const open, end = `{"streams":[{"stream":{},"values":[`, "]}]}"
	const one = `["1700000000123000000","a"]`
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two lines", open + one + "," + one + end, 204, 2},
		{"one is too long", open + one + `,["1","` + strings.Repeat("x", maxLine) + `"]` + end, 400, 1},
		{"nothing", "{}", 400, 0},
		{"a number for a time", open + `[1,"a"]` + end, 400, 0},
		{"a date", open + `["2026-01-01","a"]` + end, 400, 0},
		{"half a value", open + `["1"]` + end, 400, 0},
		{"too much", strings.Repeat(" ", newDestination().maxBody) + open + one + end, 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body)); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestLokiRefusesRequests(t *testing.T) {
	store, behind, _ := newStore(t)
	for name, change := range map[string]struct {
		with   func(*http.Request)
		status int
	}{
		"another path":          {func(r *http.Request) { r.URL.Path = "/api/prom/push" }, 404},
		"no token":              {func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		"another token":         {func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") }, 401},
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

func TestLokiTakesAPart(t *testing.T) {
	store, behind, _ := newStore(t)
	serve(store, ask(http.MethodPost, "/_fail?how=partial&for=1m"))
	got := serve(store, post(t, `{"streams":[{"stream":{},"values":[["1","a"],["2","b"],["3","c"]]}]}`))
	if got.Code != http.StatusBadRequest || len(behind.stored) != 2 {
		t.Errorf("status %d, stored %q", got.Code, behind.stored)
	}
}
