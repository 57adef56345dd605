// Managed by venture: edit freely, regenerating merges your changes.

package queued

import (
	"context"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

// created is an event as S3 sends it, to a queue as to Lambda.
const created = `{"Records":[
  {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"ap-southeast-2","eventTime":"2026-11-22T15:12:05.000Z",
   "eventName":"ObjectCreated:Put","userIdentity":{"principalId":"AWS:AROAEXAMPLEEXAMPLE123:sender"},
   "requestParameters":{"sourceIPAddress":"203.0.113.7"},
   "responseElements":{"x-amz-request-id":"C3D13FE58DE4C810","x-amz-id-2":"FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S"},
   "s3":{"s3SchemaVersion":"1.0","configurationId":"0b1c6a52-7f0e-4b93-8a6e-1f4f2d9c3e70",
    "bucket":{"name":"bucket-of-a-test","ownerIdentity":{"principalId":"A3NL1KOZZKExample"},"arn":"arn:aws:s3:::bucket-of-a-test"},
    "object":{"key":"in+box/Zo%C3%AB%2B1.jpg","size":1024,"eTag":"d41d8cd98f00b204e9800998ecf8427e",
     "versionId":"096fKKXTRTtl3on89fVO.nfljtsv6qko","sequencer":"0055AED6DCD90281E5"}}},
  {"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"ap-southeast-2","eventTime":"2026-11-22T15:12:06.000Z",
   "eventName":"ObjectCreated:Copy","s3":{"bucket":{"name":"bucket-of-a-test"},"object":{"key":"second.jpg","size":0}}}
]}`

// test is what S3 sends when a bucket's notifications are set.
const test = `{"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-22T15:12:04.000Z","Bucket":"bucket-of-a-test",
  "RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR+YstdA6Knx4Ip8EXAMPLE"}`

// TestBucket wants the function to be told the same, whichever way an event came.
func TestBucket(t *testing.T) {
	var got []string
	handler := Bucket(slog.New(slog.DiscardHandler), func(_ context.Context, event events.S3Event) error {
		keys := []string{}
		for _, record := range event.Records {
			keys = append(keys, record.S3.Object.URLDecodedKey)
		}
		if want := []string{"in box/Zoë+1.jpg", "second.jpg"}; !slices.Equal(keys, want) {
			t.Errorf("keys %q, want %q", keys, want)
		}
		text, err := json.Marshal(event)
		got = append(got, string(text))
		return err
	})
	fromQueue, err := json.Marshal(events.SQSEvent{Records: []events.SQSMessage{
		{MessageId: "1", EventSource: "aws:sqs", Body: test}, {MessageId: "2", EventSource: "aws:sqs", Body: created},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for _, payload := range []string{string(fromQueue), created} {
		answer, err := handler.Invoke(t.Context(), json.RawMessage(payload))
		if response, ok := answer.(events.SQSEventResponse); err != nil || ok && len(response.BatchItemFailures) > 0 {
			t.Fatalf("%v, %+v", err, answer)
		}
	}
	if len(got) != 2 || got[0] != got[1] || !strings.Contains(got[0], "0055AED6DCD90281E5") {
		t.Errorf("called with %v", got)
	}
}

func TestBucketRefuses(t *testing.T) {
	for name, body := range map[string]string{
		"no records":      `{"Records":[]}`,
		"something else":  `{"id":"1"}`,
		"no JSON":         `id 1`,
		"nothing":         ``,
		"another event":   `{"Service":"Amazon S3","Event":"s3:OtherEvent"}`,
		"a broken record": `{"Records":[{"s3":"bucket"}]}`,
	} {
		handler := Bucket(slog.New(slog.DiscardHandler), func(context.Context, events.S3Event) error {
			t.Errorf("%s: the function is called", name)
			return nil
		})
		if _, err := handler.Handle(t.Context(), events.SQSEvent{Records: []events.SQSMessage{{Body: body}}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
