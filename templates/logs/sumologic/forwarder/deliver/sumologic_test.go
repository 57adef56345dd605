// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import "testing"

func TestSumoLogicRequest(t *testing.T) {
	checkRecorded(t, "https://endpoint1.collection.sumologic.com/receiver/v1/http/secret", "", nil)
}

func TestSumoLogicJudge(t *testing.T) {
	for status, want := range map[int]Outcome{
		200: Delivered, 202: Refused, 204: Refused, 302: Refused, 400: Rejected, 401: Unauthorized, 404: Refused,
		408: Retry, 413: TooLarge, 429: Retry, 500: Retry, 501: Refused, 503: Retry, 504: Retry,
	} {
		if verdict := NewDestination().Judge(Reply{Status: status}, 3); verdict.Outcome != want {
			t.Errorf("status %d: %+v, want %d", status, verdict, want)
		}
	}
	page := Reply{Status: 200, Body: []byte(" <!DOCTYPE html>")}
	if verdict := NewDestination().Judge(page, 3); verdict.Outcome != Refused {
		t.Errorf("a page for people: %+v", verdict)
	}
}
