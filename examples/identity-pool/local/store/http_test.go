// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `{"timestamp":"2023-11-14T22:13:20.123Z","message":{"message":"request"},"event_id":"%s","level":"INFO",` +
	`"owner":"platform","trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r","function":"acme-dev-hello"}` + "\n"

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, fmt.Sprintf(event, id), id)
}

func post(t *testing.T, body, key string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/any/path", pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", "application/x-ndjson")
	request.Header.Set("Authorization", "Bearer "+token)
	request.Header.Set("Idempotency-Key", key)
	return request
}

func TestHTTPRefusesBodies(t *testing.T) {
	const line = `{"timestamp":"2026-01-01T00:00:00Z","message":"a"}` + "\n"
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two lines", line + line, 200, 2},
		{"nothing", "", 400, 0},
		{"no line feed", strings.TrimSpace(line), 400, 0},
		{"a blank line", line + "\n", 400, 0},
		{"no timestamp", line + `{"message":"a"}` + "\n", 400, 0},
		{"a number for a timestamp", `{"timestamp":1,"message":"a"}` + "\n", 400, 0},
		{"no message", `{"timestamp":"2026-01-01T00:00:00Z"}` + "\n", 400, 0},
		{"an array", "[" + strings.TrimSpace(line) + "]\n", 400, 0},
		{"too much", strings.Repeat(line, newDestination().maxBody/len(line)+1), 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body, "k")); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestHTTPRefusesHeaders(t *testing.T) {
	store, behind, _ := newStore(t)
	for _, test := range []struct {
		header, value string
		status        int
	}{
		{"Authorization", "Bearer x", 401},
		{"Authorization", token, 401},
		{"Content-Type", "application/json", 415},
		{"Content-Encoding", "", 400}, // gzip that is not announced is no JSON
		{"Idempotency-Key", "", 400},
	} {
		request := valid(t, "1")
		request.Header.Set(test.header, test.value)
		if got := serve(store, request); got.Code != test.status {
			t.Errorf("%s %q: status %d: %s", test.header, test.value, got.Code, got.Body)
		}
	}
	request := valid(t, "1")
	request.Method = http.MethodPut
	if got := serve(store, request); got.Code != http.StatusMethodNotAllowed {
		t.Errorf("PUT: status %d", got.Code)
	}
	if len(behind.stored) > 0 {
		t.Errorf("stored %q", behind.stored)
	}
}

func TestHTTPTakesARepeatedRequestOnce(t *testing.T) {
	store, behind, _ := newStore(t)
	for range 2 {
		if got := serve(store, valid(t, "1")); got.Code != http.StatusOK {
			t.Errorf("status %d: %s", got.Code, got.Body)
		}
	}
	if len(behind.stored) != 1 {
		t.Errorf("stored %q", behind.stored)
	}
}

func TestHTTPTakesNoPart(t *testing.T) {
	store, _, _ := newStore(t)
	if got := serve(store, ask(http.MethodPost, "/_fail?how=partial&for=1m")); got.Code != http.StatusBadRequest {
		t.Errorf("status %d: %s", got.Code, got.Body)
	}
}
