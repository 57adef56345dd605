// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

const queueARN = "arn:aws:sqs:ap-southeast-2:123456789012:queue-of-a-test"

// queue hands out its messages once, as many as are asked for, and then has none until the context ends.
type queue struct {
	messages []types.Message
	failures int  // before the first answer
	ending   bool // it is the end of the process while messages are handed out
	received int
	end      context.CancelFunc

	mu      sync.Mutex
	deleted []string
}

func (q *queue) GetQueueAttributes(context.Context, *sqs.GetQueueAttributesInput, ...func(*sqs.Options)) (*sqs.GetQueueAttributesOutput, error) {
	return &sqs.GetQueueAttributesOutput{Attributes: map[string]string{"QueueArn": queueARN}}, nil
}

func (q *queue) ReceiveMessage(ctx context.Context, in *sqs.ReceiveMessageInput, _ ...func(*sqs.Options)) (*sqs.ReceiveMessageOutput, error) {
	if q.failures > 0 {
		q.failures--
		return nil, errors.New("no route to host")
	}
	if q.received == len(q.messages) {
		q.end()
		<-ctx.Done()
		return nil, ctx.Err()
	}
	if q.ending {
		q.end()
	}
	until := min(q.received+int(in.MaxNumberOfMessages), len(q.messages))
	received := q.messages[q.received:until]
	q.received = until
	return &sqs.ReceiveMessageOutput{Messages: received}, nil
}

func (q *queue) DeleteMessageBatch(ctx context.Context, in *sqs.DeleteMessageBatchInput, _ ...func(*sqs.Options)) (*sqs.DeleteMessageBatchOutput, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for _, entry := range in.Entries {
		q.deleted = append(q.deleted, aws.ToString(entry.ReceiptHandle))
	}
	return &sqs.DeleteMessageBatchOutput{}, ctx.Err()
}

// consumer answers what it is told to.
type consumer struct {
	event  events.SQSEvent
	answer func(ctx context.Context) (events.SQSEventResponse, error)
}

func (c *consumer) Handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	c.event = event
	return c.answer(ctx)
}

func failing(ids ...string) func(context.Context) (events.SQSEventResponse, error) {
	return func(context.Context) (events.SQSEventResponse, error) {
		response := events.SQSEventResponse{}
		for _, id := range ids {
			response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: id})
		}
		return response, nil
	}
}

func TestWorker(t *testing.T) {
	tests := map[string]struct {
		answer func(context.Context) (events.SQSEventResponse, error)
		want   []string // deleted
	}{
		"all handled":              {failing(), []string{"r-0", "r-1", "r-2"}},
		"one failed":               {failing("m-1"), []string{"r-0", "r-2"}},
		"all failed":               {failing("m-0", "m-1", "m-2"), nil},
		"a failure of no message":  {failing("m-7"), nil},
		"a failure without a name": {failing(""), nil},
		"error": {func(context.Context) (events.SQSEventResponse, error) {
			return events.SQSEventResponse{}, errors.New("no")
		}, nil},
		"panic": {func(context.Context) (events.SQSEventResponse, error) { panic("boom") }, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			q := &queue{}
			for i := range 3 {
				q.messages = append(q.messages, message(i))
			}
			handler := &consumer{answer: test.answer}
			work(t, q, handler)
			if !slices.Equal(q.deleted, test.want) {
				t.Errorf("deleted %v, want %v", q.deleted, test.want)
			}
			checkEvent(t, handler.event)
		})
	}
}

func message(i int) types.Message {
	return types.Message{
		MessageId: aws.String(fmt.Sprint("m-", i)), ReceiptHandle: aws.String(fmt.Sprint("r-", i)), Body: aws.String(`{"id":"7"}`),
		Attributes:        map[string]string{"AWSTraceHeader": "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b"},
		MessageAttributes: map[string]types.MessageAttributeValue{"kind": {DataType: aws.String("String"), StringValue: aws.String("x")}},
	}
}

// checkEvent wants what Lambda would send.
func checkEvent(t *testing.T, event events.SQSEvent) {
	t.Helper()
	if len(event.Records) != 3 {
		t.Fatalf("event %+v", event)
	}
	record := event.Records[1]
	if record.EventSourceARN != queueARN || record.AWSRegion != "ap-southeast-2" {
		t.Errorf("record of the queue %q in %q", record.EventSourceARN, record.AWSRegion)
	}
	if record.MessageId != "m-1" || record.Body != `{"id":"7"}` || record.EventSource != "aws:sqs" ||
		!strings.HasPrefix(record.Attributes["AWSTraceHeader"], "Root=") || *record.MessageAttributes["kind"].StringValue != "x" {
		t.Errorf("record %+v", record)
	}
}

// work runs a worker until its queue has no more.
func work(t *testing.T, q *queue, handler *consumer) {
	t.Helper()
	ctx, end := context.WithTimeout(t.Context(), 10*time.Second)
	defer end()
	q.end = end
	wire := func(context.Context, *config.Reader, *slog.Logger) (*consumer, error) { return handler, nil }
	source := Source{Queue: q, URL: "https://sqs.example.com/1/q", Concurrency: 5}
	worker, err := OnQueue(time.Minute, wire).Worker(ctx, config.New(lookup), quiet(""), source)
	if err != nil {
		t.Fatal(err)
	}
	if worker.Check(ctx) == nil {
		t.Error("ready before the queue has answered")
	}
	worker.Work(ctx)
	if err := worker.Check(ctx); err != nil {
		t.Error(err)
	}
}

// TestWorkerTakesWhatItGot has the process told to end while messages are handed out: left alone, they would be hidden from
// all until the visibility timeout.
func TestWorkerTakesWhatItGot(t *testing.T) {
	q := &queue{messages: []types.Message{message(0)}, ending: true}
	work(t, q, &consumer{answer: failing()})
	if !slices.Equal(q.deleted, []string{"r-0"}) {
		t.Errorf("deleted %v", q.deleted)
	}
}

// TestWorkerFinishesItsBatch lets the queue be unreachable first, and wants what was handled while the process was told to end to be removed.
func TestWorkerFinishesItsBatch(t *testing.T) {
	q := &queue{failures: 1, messages: []types.Message{message(0)}}
	handler := &consumer{}
	handler.answer = func(ctx context.Context) (events.SQSEventResponse, error) {
		q.end()
		return events.SQSEventResponse{}, ctx.Err()
	}
	work(t, q, handler)
	if !slices.Equal(q.deleted, []string{"r-0"}) {
		t.Errorf("deleted %v", q.deleted)
	}
}
