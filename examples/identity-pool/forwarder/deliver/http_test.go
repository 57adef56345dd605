// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"

	"example.com/harbour/forwarder/batch"
)

func TestHTTPRequest(t *testing.T) {
	checkRecorded(t, "https://logs.example.com/in?x=1", "secret", nil)
}

func TestHTTPJudge(t *testing.T) {
	for status, want := range map[int]Outcome{
		200: Delivered, 201: Delivered, 204: Delivered, 307: Refused, 400: Rejected, 401: Unauthorized, 402: Refused, 404: Refused,
		413: TooLarge, 415: Refused, 422: Rejected, 425: Retry, 501: Refused, 503: Retry, 505: Refused,
	} {
		if verdict := NewDestination().Judge(Reply{Status: status}, 3); verdict.Outcome != want {
			t.Errorf("status %d: %+v, want %d", status, verdict, want)
		}
	}
	for _, page := range []Reply{
		{Status: 200, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}},
		{Status: 200, Header: http.Header{"Content-Type": {"application/xhtml+xml"}}},
		{Status: 200, Body: []byte("\n<!DOCTYPE html><title>Log in</title>")},
		{Status: 200, Header: http.Header{"Content-Type": {"text/plain"}}, Body: []byte("<html>")},
	} {
		if verdict := NewDestination().Judge(page, 3); verdict.Outcome != Refused {
			t.Errorf("a page for people: %+v", verdict)
		}
	}
	if verdict := NewDestination().Judge(Reply{Status: 200, Body: []byte("<ok/>")}, 3); verdict.Outcome != Delivered {
		t.Errorf("a receipt: %+v", verdict)
	}
}

func TestIdempotencyKey(t *testing.T) {
	keys := []string{
		idempotencyKey(letters("ab")), idempotencyKey(letters("ba")), idempotencyKey(letters("a")),
		idempotencyKey([]batch.Item{{ID: "ab"}}), idempotencyKey(letters("abc")),
	}
	slices.Sort(keys)
	if unique := slices.Compact(slices.Clone(keys)); len(unique) != len(keys) {
		t.Errorf("different events share a key: %q", keys)
	}
}

// TestHTTPRepeatsTheKey lets a server that has taken a request, but whose answer was lost, recognise the second one.
func TestHTTPRepeatsTheKey(t *testing.T) {
	var keys []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if keys = append(keys, r.Header.Get("Idempotency-Key")); len(keys) == 1 {
			w.WriteHeader(http.StatusBadGateway)
		}
	}))
	defer server.Close()
	sender, _ := newSender(server.URL)
	sender.Destination = NewDestination()
	for range 2 {
		checkReport(t, sender.Send(t.Context(), nil, letters("abc")), 3, "abc", "", "")
	}
	if want := idempotencyKey(letters("abc")); !slices.Equal(keys, []string{want, want, want}) {
		t.Errorf("keys %q, want %q three times", keys, want)
	}
}
