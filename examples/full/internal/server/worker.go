// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

const (
	batchSize = 10 // as in the function's event source mapping
	longPoll  = 20 // seconds, the longest that SQS waits

	firstPause = time.Second
	maxPause   = 30 * time.Second
)

var errNoAnswer = errors.New("the queue has not answered yet")

// Queue is the part of an SQS client that a worker needs.
type Queue interface {
	ReceiveMessage(context.Context, *sqs.ReceiveMessageInput, ...func(*sqs.Options)) (*sqs.ReceiveMessageOutput, error)
	DeleteMessageBatch(context.Context, *sqs.DeleteMessageBatchInput, ...func(*sqs.Options)) (*sqs.DeleteMessageBatchOutput, error)
}

// QueueHandler handles the messages of a queue.
type QueueHandler interface {
	Handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error)
}

// Consumer is a function that a queue calls.
type Consumer struct {
	timeout time.Duration
	wire    Wiring[QueueHandler]
}

// OnQueue returns the function with this wiring.
func OnQueue[H QueueHandler](timeout time.Duration, wire Wiring[H]) Consumer {
	return Consumer{timeout, func(ctx context.Context, env *config.Reader, logger *slog.Logger) (QueueHandler, error) {
		return wire(ctx, env, logger)
	}}
}

// Worker hands a queue's messages to a function as Lambda does. What the function fails on shows again after the queue's
// visibility timeout, which is six times the function's, and ends among the dead letters.
type Worker struct {
	queue   Queue
	url     string
	timeout time.Duration
	handler QueueHandler
	logger  *slog.Logger

	reached atomic.Bool
}

// Worker wires the function.
func (c Consumer) Worker(
	ctx context.Context, env *config.Reader, logger *slog.Logger, queue Queue, url string,
) (*Worker, error) {
	handler, err := c.wire(ctx, env, logger)
	if err := errors.Join(env.Err(), err); err != nil {
		return nil, err
	}
	return &Worker{queue: queue, url: url, timeout: c.timeout, handler: handler, logger: logger}, nil
}

// Work goes on until ctx ends, and finishes the batch that it is at.
func (w *Worker) Work(ctx context.Context) {
	pause := firstPause
	for ctx.Err() == nil {
		messages, err := w.receive(ctx)
		if err != nil && ctx.Err() != nil {
			break
		}
		if err != nil {
			w.logger.ErrorContext(ctx, "cannot receive", "error", err, "pause_ms", pause.Milliseconds())
			sleep(ctx, pause)
			pause = min(2*pause, maxPause)
			continue
		}
		pause = firstPause
		w.reached.Store(true)
		if len(messages) > 0 {
			w.handle(context.WithoutCancel(ctx), messages)
		}
	}
}

// Check is for the probe: whether the queue was reached.
func (w *Worker) Check(context.Context) error {
	if !w.reached.Load() {
		return errNoAnswer
	}
	return nil
}

func (w *Worker) receive(ctx context.Context) ([]types.Message, error) {
	received, err := w.queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{
		QueueUrl: &w.url, MaxNumberOfMessages: batchSize, WaitTimeSeconds: longPoll,
		MessageAttributeNames: []string{"All"}, MessageSystemAttributeNames: []types.MessageSystemAttributeName{types.MessageSystemAttributeNameAll},
	})
	if err != nil {
		return nil, fmt.Errorf("receive: %w", err)
	}
	return received.Messages, nil
}

// handle removes what the function has handled. Where that fails, a message comes twice, as it may with SQS anyhow.
func (w *Worker) handle(ctx context.Context, messages []types.Message) {
	invocation, cancel := newInvocation(ctx, w.timeout)
	defer cancel()
	var answer events.SQSEventResponse
	err := recovered(invocation, w.logger, func() (err error) {
		answer, err = w.handler.Handle(invocation, eventOf(messages))
		return err
	})
	if err != nil {
		w.logger.ErrorContext(invocation, "batch failed", "error", err, "messages", len(messages))
		return
	}
	if err := w.delete(ctx, done(messages, answer)); err != nil {
		w.logger.ErrorContext(invocation, "messages handled, and not removed", "error", err)
	}
}

// done leaves out what the function says it has failed on. Names of no message, or none, mean all of them, as for Lambda.
func done(messages []types.Message, answer events.SQSEventResponse) []types.Message {
	failed := map[string]bool{}
	for _, failure := range answer.BatchItemFailures {
		isOne := func(m types.Message) bool { return aws.ToString(m.MessageId) == failure.ItemIdentifier }
		if !slices.ContainsFunc(messages, isOne) {
			return nil
		}
		failed[failure.ItemIdentifier] = true
	}
	return slices.DeleteFunc(slices.Clone(messages), func(m types.Message) bool { return failed[aws.ToString(m.MessageId)] })
}

func (w *Worker) delete(ctx context.Context, messages []types.Message) error {
	if len(messages) == 0 {
		return nil
	}
	entries := make([]types.DeleteMessageBatchRequestEntry, 0, len(messages))
	for _, message := range messages {
		entries = append(entries, types.DeleteMessageBatchRequestEntry{Id: message.MessageId, ReceiptHandle: message.ReceiptHandle})
	}
	deleted, err := w.queue.DeleteMessageBatch(ctx, &sqs.DeleteMessageBatchInput{QueueUrl: &w.url, Entries: entries})
	if err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	if len(deleted.Failed) > 0 {
		return fmt.Errorf("delete: %d of %d: %s", len(deleted.Failed), len(entries), aws.ToString(deleted.Failed[0].Message))
	}
	return nil
}

// eventOf is the event that Lambda would make of the messages.
func eventOf(messages []types.Message) events.SQSEvent {
	event := events.SQSEvent{}
	for _, message := range messages {
		attributes := map[string]events.SQSMessageAttribute{}
		for name, value := range message.MessageAttributes {
			attributes[name] = events.SQSMessageAttribute{
				StringValue: value.StringValue, BinaryValue: value.BinaryValue, DataType: aws.ToString(value.DataType),
			}
		}
		event.Records = append(event.Records, events.SQSMessage{
			MessageId: aws.ToString(message.MessageId), ReceiptHandle: aws.ToString(message.ReceiptHandle),
			Body: aws.ToString(message.Body), Md5OfBody: aws.ToString(message.MD5OfBody),
			Attributes: maps.Clone(message.Attributes), MessageAttributes: attributes, EventSource: "aws:sqs",
		})
	}
	return event
}

func sleep(ctx context.Context, pause time.Duration) {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
