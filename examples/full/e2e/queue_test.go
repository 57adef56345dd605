// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
	"git.lighthouse.example/platform/lighthouse/local/store"
)

// TestTraceOfMessage follows one trace from a request to the function that handles the message it set off. The message
// is that of the function's testdata, and carries the trace as SQS gets it from a function that sends.
func TestTraceOfMessage(t *testing.T) {
	const function = "send-mail"
	s := open(t)
	_, got := s.signedIn(t)
	root := newRoot()
	header := s.as(t, got)
	header[trace.Header] = "Root=" + root
	s.get(t, meRoute, header).check(t, http.StatusOK)

	text, err := os.ReadFile("../functions/" + function + "/testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.SQSEvent
	if err := json.Unmarshal(text, &event); err != nil || len(event.Records) == 0 {
		t.Fatalf("testdata/event.json of %s holds no message: %v", function, err)
	}
	s.send(t, s.output(t, "OutgoingMailQueueUrl"), event.Records[0].Body, "Root="+root)

	s.awaitRequest(t, root)
	for _, line := range s.await(t, "message", store.ByTrace(root)+` _msg:="message handled"`) {
		if !strings.HasSuffix(line.Function, "-"+function) {
			t.Errorf("line %v, want one of %s", line, function)
		}
	}
}

// send puts a message into a queue.
func (s stack) send(t *testing.T, queueURL, body, header string) {
	t.Helper()
	request, err := json.Marshal(map[string]any{
		"QueueUrl": queueURL, "MessageBody": body,
		"MessageSystemAttributes": map[string]any{"AWSTraceHeader": map[string]string{"DataType": "String", "StringValue": header}},
	})
	if err != nil {
		t.Fatal(err)
	}
	s.call(t, "sqs", http.MethodPost, "/", http.Header{
		"Content-Type": {"application/x-amz-json-1.0"}, "X-Amz-Target": {"AmazonSQS.SendMessage"}, trace.Header: {header},
	}, string(request))
}
