// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"example.com/orchard/internal/trace"
	"example.com/orchard/local/store"
)

// TestTopic publishes the message of the function's testdata, and wants it handled once, in the trace of its publisher.
func TestTopic(t *testing.T) {
	const function = "audit"
	s := open(t)
	text, err := os.ReadFile("../functions/" + function + "/testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.SNSEvent
	if err := json.Unmarshal(text, &event); err != nil || len(event.Records) == 0 {
		t.Fatalf("testdata/event.json of %s holds no message: %v", function, err)
	}
	root := newRoot()
	id, err := trace.Parse("Root=" + root)
	if err != nil {
		t.Fatal(err)
	}
	const attribute = "MessageAttributes.entry.1."
	s.call(t, "sns", http.MethodPost, "/", form(), url.Values{
		"Action": {"Publish"}, "Version": {"2010-03-31"},
		"TopicArn": {s.output(t, "AccountEventsTopicArn")}, "Message": {event.Records[0].SNS.Message},
		attribute + "Name": {"traceparent"}, attribute + "Value.DataType": {"String"},
		attribute + "Value.StringValue": {id.Traceparent()},
	}.Encode())

	lines := s.await(t, "message", store.ByTrace(root)+` _msg:="message handled"`)
	if len(lines) != 1 || !strings.HasSuffix(lines[0].Function, "-"+function) {
		t.Errorf("lines %v, want one of %s", lines, function)
	}
}
