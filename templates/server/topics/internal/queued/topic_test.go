// Managed by venture: edit freely, regenerating merges your changes.

package queued

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// notification is a body as SNS puts it into a queue.
const notification = `{
  "Type" : "Notification",
  "MessageId" : "95df01b4-ee98-5cb9-9903-4c221d41eb5e",
  "TopicArn" : "arn:aws:sns:ap-southeast-2:123456789012:topic-of-a-test",
  "Subject" : "Created",
  "Message" : "{\"id\":\"1\"}",
  "Timestamp" : "2026-11-22T15:12:05.000Z",
  "SignatureVersion" : "1",
  "Signature" : "EXAMPLE",
  "SigningCertURL" : "https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-example.pem",
  "UnsubscribeURL" : "https://sns.ap-southeast-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:ap-southeast-2:123456789012:topic-of-a-test:21be56ed-a058-49f5-8c98-aedd2564c486",
  "MessageAttributes" : {
    "kind" : {"Type":"String","Value":"created"}
  }
}`

// direct is the event that SNS sends to Lambda for the same message.
const direct = `{"Records":[{"EventVersion":"1.0",
  "EventSubscriptionArn":"arn:aws:sns:ap-southeast-2:123456789012:topic-of-a-test:21be56ed-a058-49f5-8c98-aedd2564c486",
  "EventSource":"aws:sns","Sns":{
  "SignatureVersion":"1","Timestamp":"2026-11-22T15:12:05.000Z","Signature":"EXAMPLE",
  "SigningCertUrl":"https://sns.ap-southeast-2.amazonaws.com/SimpleNotificationService-example.pem",
  "MessageId":"95df01b4-ee98-5cb9-9903-4c221d41eb5e","Message":"{\"id\":\"1\"}",
  "MessageAttributes":{"kind":{"Type":"String","Value":"created"}},"Type":"Notification",
  "UnsubscribeUrl":"https://sns.ap-southeast-2.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:ap-southeast-2:123456789012:topic-of-a-test:21be56ed-a058-49f5-8c98-aedd2564c486",
  "TopicArn":"arn:aws:sns:ap-southeast-2:123456789012:topic-of-a-test","Subject":"Created"}}]}`

// TestTopic wants the function to be told the same, whichever way a message came.
func TestTopic(t *testing.T) {
	var got []string
	handler := Topic(slog.New(slog.DiscardHandler), func(_ context.Context, event events.SNSEvent) error {
		text, err := json.Marshal(event)
		got = append(got, string(text))
		return err
	})
	fromQueue, err := json.Marshal(events.SQSEvent{Records: []events.SQSMessage{{EventSource: "aws:sqs", Body: notification}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, payload := range []string{string(fromQueue), direct} {
		if _, err := handler.Invoke(t.Context(), json.RawMessage(payload)); err != nil {
			t.Fatal(err)
		}
	}
	if len(got) != 2 || got[0] != got[1] {
		t.Errorf("from the queue %s\nfrom SNS %s", got[0], got[1])
	}
	if !strings.Contains(got[0], `"Value":"created"`) || !strings.Contains(got[0], `"Subject":"Created"`) {
		t.Errorf("event %s", got[0])
	}
}

func TestTopicRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"a raw message":  `{"id":"1"}`,
		"no JSON":        `id 1`,
		"nothing":        ``,
		"another type":   `{"Type":"SubscriptionConfirmation","MessageId":"1","Token":"t","Message":"You have chosen to subscribe"}`,
		"a broken field": `{"Type":"Notification","Message":{"id":"1"}}`,
	} {
		handler := Topic(slog.New(slog.DiscardHandler), func(context.Context, events.SNSEvent) error {
			t.Errorf("%s: the function is called", name)
			return nil
		})
		if _, err := handler.Handle(t.Context(), events.SQSEvent{Records: []events.SQSMessage{{Body: body}}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
