// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	"example.com/harbour/forwarder/batch"
	"example.com/harbour/forwarder/decode"
	"example.com/harbour/forwarder/line"
)

func TestHTTPAppend(t *testing.T) {
	event := decode.Event{
		ID: []byte("1"), Time: time.UnixMilli(1795305600123),
		Line:   line.Line{Text: []byte(`{"message":"a < b","n":12345678901234567890}`), JSON: true, Found: line.Found{Level: []byte("INFO")}},
		Source: (&decode.Payload{LogGroup: "/aws/lambda/acme-dev-hello"}).Source("", "", "", ""),
	}
	want := `{"timestamp":"2026-11-22T00:00:00.123Z","message":{"message":"a < b","n":12345678901234567890},` +
		`"event_id":"1","level":"INFO","function":"acme-dev-hello","log_group":"/aws/lambda/acme-dev-hello"}`
	if got := NewDestination().Append(nil, &event); string(got) != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}

func TestHTTPRequest(t *testing.T) {
	target, err := url.Parse("https://logs.example.com/in?x=1")
	if err != nil {
		t.Fatal(err)
	}
	items := []batch.Item{{ID: "1", Data: []byte(`{"message":"a"}`)}, {ID: "2", Data: []byte(`{"message":"b"}`)}}
	request, err := NewDestination().Request(t.Context(), Target{URL: target, Token: "secret"}, items)
	if err != nil {
		t.Fatal(err)
	}
	if request.Method != http.MethodPost || request.URL.String() != target.String() {
		t.Errorf("%s %s", request.Method, request.URL)
	}
	for name, want := range map[string]string{
		"Authorization":   "Bearer secret",
		"Content-Type":    "application/x-ndjson",
		"Idempotency-Key": idempotencyKey(items),
	} {
		if got := request.Header.Get(name); got != want {
			t.Errorf("%s %q, want %q", name, got, want)
		}
	}
	if got := body(t, request); got != `{"message":"a"}`+"\n"+`{"message":"b"}`+"\n" {
		t.Errorf("body %q", got)
	}
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
	page := Reply{Status: 200, Header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
	if verdict := NewDestination().Judge(page, 3); verdict.Outcome != Refused {
		t.Errorf("a page for people: %+v", verdict)
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
		checkReport(t, sender.Send(t.Context(), letters("abc")), 3, "abc", "", "")
	}
	if want := idempotencyKey(letters("abc")); !slices.Equal(keys, []string{want, want, want}) {
		t.Errorf("keys %q, want %q three times", keys, want)
	}
}
