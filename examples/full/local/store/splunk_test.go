// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const event = `{"time":1700000000.123,"host":"acme-dev-hello","source":"/aws/lambda/acme-dev-hello",` +
	`"event":{"message":"request"},"fields":{"event_id":"%s","level":"INFO","owner":"platform",` +
	`"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","request_id":"r","function":"acme-dev-hello"}}`

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, "/services/collector/event", "Splunk "+token, fmt.Sprintf(event, id))
}

func post(t *testing.T, path, authorization, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, path, pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	if authorization != "" {
		request.Header.Set("Authorization", authorization)
	}
	return request
}

func TestSplunkRefuses(t *testing.T) {
	const path, right, none = "/services/collector/event", "Splunk " + token, -1
	for _, test := range []struct {
		name, path, authorization, body string
		status, code, invalid, kept     int
	}{
		{"other path", "/", right, `{"event":"a"}`, 404, 404, none, 0},
		{"no token", path, "", `{"event":"a"}`, 401, 2, none, 0},
		{"other scheme", path, "Bearer " + token, `{"event":"a"}`, 403, 4, none, 0},
		{"other token", path, "Splunk x", `{"event":"a"}`, 403, 4, none, 0},
		{"nothing", path, right, " \n", 400, 5, none, 0},
		{"an array", path, right, `[{"event":"a"}]`, 400, 6, 0, 0},
		{"cut off", path, right, `{"event":"a"}{"event":`, 400, 6, 1, 1},
		{"a date", path, right, `{"event":"a","time":"2026-01-01T00:00:00Z"}`, 400, 6, 0, 0},
		{"a host that is no text", path, right, `{"event":"a","host":1}`, 400, 6, 0, 0},
		{"no event", path, right, `{"event":"a"}{"time":1}{"event":"c"}`, 400, 12, 1, 1},
		{"a blank event", path, right, `{"event":"a"} {"event":"b"} {"event":""}`, 400, 13, 2, 2},
		{"a tree of fields", path, right, `{"event":"a","fields":{"b":{"c":1}}}`, 400, 15, 0, 0},
		{"too much", path, right, `{"event":"` + strings.Repeat("a", newDestination().maxBody) + `"}`, 413, 27, none, 0},
		{"events next to each other", path, right, `{"event":"a"}{"event":{"b":1},"time":1700000000}`, 200, 0, none, 2},
		{"the shorter path", "/services/collector", right, `{"event":"a","fields":{"b":[1,"2"]}}`, 200, 0, none, 1},
	} {
		store, behind, _ := newStore(t)
		got := serve(store, post(t, test.path, test.authorization, test.body))
		var answer struct {
			Code    int  `json:"code"`
			Invalid *int `json:"invalid-event-number"`
		}
		if err := json.Unmarshal(got.Body.Bytes(), &answer); err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		invalid := none
		if answer.Invalid != nil {
			invalid = *answer.Invalid
		}
		if got.Code != test.status || answer.Code != test.code || invalid != test.invalid || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestSplunkRefusesWhatIsNoGzip(t *testing.T) {
	store, _, _ := newStore(t)
	request := valid(t, "1")
	request.Body = http.NoBody
	if got := serve(store, request); got.Code != http.StatusBadRequest {
		t.Errorf("status %d: %s", got.Code, got.Body)
	}
	plain := httptest.NewRequest(http.MethodPost, "/services/collector/event", strings.NewReader(`{"event":"a"}`))
	plain.Header.Set("Authorization", "Splunk "+token)
	if got := serve(store, plain); got.Code != http.StatusOK {
		t.Errorf("plain text: status %d: %s", got.Code, got.Body)
	}
}

func TestSplunkTakesAPart(t *testing.T) {
	store, behind, _ := newStore(t)
	serve(store, ask(http.MethodPost, "/_fail?how=partial&for=1m"))
	got := serve(store, post(t, "/services/collector/event", "Splunk "+token, `{"event":"a"}{"event":"b"}{"event":"c"}`))
	if got.Code != http.StatusBadRequest || !strings.Contains(got.Body.String(), `"invalid-event-number":2`) || len(behind.stored) != 2 {
		t.Errorf("status %d, answer %s, stored %q", got.Code, got.Body, behind.stored)
	}
}
