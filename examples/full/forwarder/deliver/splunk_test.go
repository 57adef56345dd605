// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
)

func TestSplunkRequest(t *testing.T) {
	checkRecorded(t, "https://hec.example.com:8088", "secret", nil)
}

func TestSplunkAddress(t *testing.T) {
	for address, path := range map[string]string{
		"https://hec.example.com:8088":  "/services/collector/event",
		"https://hec.example.com:8088/": "/services/collector/event",
		"https://proxy.example.com/hec": "/hec",
	} {
		target, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		request, err := NewDestination().Request(t.Context(), Target{URL: target}, nil, letters("a"))
		if err != nil {
			t.Fatal(err)
		}
		if request.URL.Path != path || request.Host != target.Host || target.String() != address {
			t.Errorf("%s: %s, and the address has become %s", address, request.URL, target)
		}
	}
}

func TestSplunkJudge(t *testing.T) {
	for _, test := range []struct {
		status  int
		reply   string
		outcome Outcome
		invalid int
	}{
		{200, `{"text":"Success","code":0}`, Delivered, 0},
		{200, `{"text":"HEC is approaching its capacity","code":24}`, Delivered, 0},
		{200, `{"text":"HEC is healthy","code":17}`, Refused, 0},
		{200, `<html>Sign in</html>`, Refused, 0},
		{200, `{}`, Refused, 0},
		{200, ``, Refused, 0},
		{302, ``, Refused, 0},
		{400, `{"text":"No data","code":5}`, Refused, 0},
		{400, `{"text":"Invalid data format","code":6,"invalid-event-number":2}`, OneInvalid, 2},
		{400, `{"text":"Event field is required","code":12,"invalid-event-number":0}`, OneInvalid, 0},
		{400, `{"text":"Event field cannot be blank","code":13,"invalid-event-number":1}`, OneInvalid, 1},
		{400, `{"text":"Error in handling indexed fields","code":15,"invalid-event-number":1}`, OneInvalid, 1},
		{400, `{"text":"Invalid data format","code":6,"invalid-event-number":3}`, Rejected, 0},
		{400, `{"text":"Invalid data format","code":6,"invalid-event-number":-1}`, Rejected, 0},
		{400, `{"text":"Invalid data format","code":6}`, Rejected, 0},
		{400, `{"text":"Incorrect index","code":7,"invalid-event-number":1}`, Refused, 0},
		{400, `{"text":"Data channel is missing","code":10}`, Refused, 0},
		{401, `{"text":"Invalid authorization","code":3}`, Unauthorized, 0},
		{403, `{"text":"Invalid token","code":4}`, Unauthorized, 0},
		{403, `<html>`, Unauthorized, 0},
		{413, `{"text":"Request entity too large","code":27}`, TooLarge, 0},
		{429, `{"text":"HEC queue is at capacity","code":26}`, Retry, 0},
		{503, `{"text":"Server is busy","code":9,"invalid-event-number":2}`, Retry, 0},
		{503, `upstream connect error`, Retry, 0},
	} {
		verdict := NewDestination().Judge(Reply{Status: test.status, Body: []byte(test.reply)}, 3)
		if verdict.Outcome != test.outcome || verdict.Invalid != test.invalid {
			t.Errorf("%d %s: %+v, want %d and %d", test.status, test.reply, verdict, test.outcome, test.invalid)
		}
		if !strings.HasPrefix(verdict.Reason, fmt.Sprintf("status %d with", test.status)) {
			t.Errorf("%d %s: reason %q", test.status, test.reply, verdict.Reason)
		}
		if strings.Contains(verdict.Reason, "html") {
			t.Errorf("reason %q quotes the reply", verdict.Reason)
		}
	}
}

// TestSplunkIsolatesTheInvalidEvent runs against a collector that refuses one event, as the real one does: what stands
// before it is in, what stands after it was not looked at.
func TestSplunkIsolatesTheInvalidEvent(t *testing.T) {
	var indexed []string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for i, line := range strings.Fields(body(t, r)) {
			if line == "bad" {
				w.WriteHeader(http.StatusBadRequest)
				_, _ = fmt.Fprintf(w, `{"text":"Invalid data format","code":6,"invalid-event-number":%d}`, i)
				return
			}
			indexed = append(indexed, line)
		}
		_, _ = fmt.Fprint(w, `{"text":"Success","code":0}`)
	}))
	defer server.Close()
	sender, _ := newSender(server.URL)
	sender.Destination = NewDestination()
	var items []batch.Item
	for i, data := range []string{"a", "b", "bad", "c", "bad", "bad", "d"} {
		items = append(items, batch.Item{ID: fmt.Sprint(i), Data: []byte(data), Count: 1, Index: i})
	}
	checkReport(t, sender.Send(t.Context(), nil, items), 4, "abBcBBd", "BBB", "rejected: status 400 with Splunk code 6")
	if got := strings.Join(indexed, ""); got != "abcd" {
		t.Errorf("indexed %s, want each good event once", got)
	}
}
