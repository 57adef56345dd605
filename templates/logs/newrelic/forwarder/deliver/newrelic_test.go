// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import "testing"

func TestNewRelicRequest(t *testing.T) {
	checkRecorded(t, "https://log-api.eu.newrelic.com", "secret", nil)
}

func TestNewRelicJudge(t *testing.T) {
	for status, want := range map[int]Outcome{
		200: Refused, 202: Delivered, 302: Refused, 400: Rejected, 401: Unauthorized, 403: Unauthorized, 404: Refused,
		408: Retry, 413: TooLarge, 429: Retry, 500: Retry, 503: Retry,
	} {
		if verdict := NewDestination().Judge(Reply{Status: status}, 3); verdict.Outcome != want {
			t.Errorf("status %d: %+v, want %d", status, verdict, want)
		}
	}
}
