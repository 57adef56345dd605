// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"net/url"
	"testing"
)

func TestLokiRequest(t *testing.T) {
	checkRecorded(t, "https://tenant@logs-prod-006.grafana.net", "123456:secret", nil)
}

func TestLokiAddress(t *testing.T) {
	for text, want := range map[string]string{
		"https://loki.example.com":          "https://loki.example.com/loki/api/v1/push",
		"https://loki.example.com/":         "https://loki.example.com/loki/api/v1/push",
		"https://acme@loki.example.com/log": "https://loki.example.com/log",
	} {
		parsed, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if got := address(Target{URL: parsed}).String(); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
	if got := authorization("token"); got != "Bearer token" {
		t.Errorf("authorization %q", got)
	}
}

func TestBelowMillis(t *testing.T) {
	for id, want := range map[string]string{
		"36611013427577391168494153706432133283424768563206520832": "520832",
		"36611013427577391168494153706432133283424768563206520833": "520833",
		"100": "000000", "": "000000", "12345x": "000000",
	} {
		if got := string(belowMillis([]byte(id))); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestLokiJudge(t *testing.T) {
	for status, want := range map[int]Outcome{
		200: Refused, 204: Delivered, 302: Refused, 400: PartlyTaken, 401: Unauthorized, 404: Refused, 413: TooLarge,
		422: Rejected, 429: Retry, 500: Retry, 503: Retry,
	} {
		if verdict := NewDestination().Judge(Reply{Status: status}, 3); verdict.Outcome != want {
			t.Errorf("status %d: %+v, want %d", status, verdict, want)
		}
	}
	if verdict := NewDestination().Judge(Reply{Status: 400}, 1); verdict.Outcome != Rejected {
		t.Errorf("one line alone: %+v", verdict)
	}
}
