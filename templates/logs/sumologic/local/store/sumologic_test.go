// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `{"timestamp":1700000000123,"message":{"message":"request"},"event_id":"%s","level":"INFO",` +
	`"owner":"platform","trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r","function":"acme-dev-hello"}` + "\n"

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, fmt.Sprintf(event, id))
}

func post(t *testing.T, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, Address("", token), pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", "application/json")
	return request
}

func TestSumoLogicRefusesBodies(t *testing.T) {
	const line = `{"timestamp":1700000000123,"message":"a"}` + "\n"
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two lines", line + line, 200, 2},
		{"nothing", "", 400, 0},
		{"a blank line", line + "\n\n", 400, 0},
		{"no timestamp", line + `{"message":"a"}`, 400, 0},
		{"a date", `{"timestamp":"2026-01-01T00:00:00Z","message":"a"}`, 400, 0},
		{"no message", `{"timestamp":1}`, 400, 0},
		{"too much", strings.Repeat(line, newDestination().maxBody/len(line)+1), 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body)); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestSumoLogicRefusesRequests(t *testing.T) {
	store, behind, _ := newStore(t)
	for name, change := range map[string]struct {
		with   func(*http.Request)
		status int
	}{
		"another token":         {func(r *http.Request) { r.URL.Path = "/receiver/v1/http/x" }, 401},
		"no token":              {func(r *http.Request) { r.URL.Path = "/receiver/v1/http/" }, 401},
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
