// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `{"create":{"_id":"%[1]s"}}
{"@timestamp":"2023-11-14T22:13:20.123Z","log":{"message":"request"},"event_id":"%[1]s","level":"INFO",` +
	`"owner":"platform","trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r","function":"acme-dev-hello"}` + "\n"

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, fmt.Sprintf(event, id))
}

func post(t *testing.T, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, newDestination().paths[0], pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", "application/x-ndjson")
	request.Header.Set("Authorization", "ApiKey "+token)
	return request
}

func TestOpenSearchRefusesBodies(t *testing.T) {
	const create = `{"create":{"_id":"1"}}` + "\n"
	const one = create + `{"@timestamp":"2026-01-01T00:00:00Z","message":"a","event_id":"1"}` + "\n"
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two events", one + one, 200, 2},
		{"one is no document", one + create + "{}\n" + one, 200, 2},
		{"another id", `{"create":{"_id":"2"}}` + strings.TrimPrefix(one, strings.TrimSpace(create)), 200, 0},
		{"text and object", create + `{"@timestamp":"2026-01-01T00:00:00Z","message":"a","log":{},"event_id":"1"}` + "\n", 200, 0},
		{"no last line feed", strings.TrimSpace(one), 400, 0},
		{"an action alone", create, 400, 0},
		{"too much", strings.Repeat(one, newDestination().maxBody/len(one)+1), 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body)); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestOpenSearchRefusesRequests(t *testing.T) {
	store, behind, _ := newStore(t)
	for name, change := range map[string]struct {
		with   func(*http.Request)
		status int
	}{
		"another path":          {func(r *http.Request) { r.URL.Path = "/_bulk" }, 404},
		"no token":              {func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		"another token":         {func(r *http.Request) { r.Header.Set("Authorization", "ApiKey x") }, 401},
		"another type":          {func(r *http.Request) { r.Header.Set("Content-Type", "text/plain") }, 406},
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

func TestOpenSearchTakesAPart(t *testing.T) {
	store, behind, _ := newStore(t)
	serve(store, ask(http.MethodPost, "/_fail?how=partial&for=1m"))
	got := serve(store, post(t, fmt.Sprintf(event, "1")+fmt.Sprintf(event, "2")))
	if got.Code != http.StatusOK || !strings.Contains(got.Body.String(), `"errors":true`) || len(behind.stored) != 1 {
		t.Errorf("status %d, answer %s, stored %q", got.Code, got.Body, behind.stored)
	}
}
