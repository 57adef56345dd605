// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"
)

const (
	mostMessages = 10 // that SQS hands out at once
	longPoll     = 20 // seconds, the longest that SQS waits
	regionOfARN  = 3  // arn:aws:sqs:REGION:…
)

// Queue is the part of an SQS client that a worker needs.
type Queue interface {
	GetQueueAttributes(context.Context, *sqs.GetQueueAttributesInput, ...func(*sqs.Options)) (*sqs.GetQueueAttributesOutput, error)
	ReceiveMessage(context.Context, *sqs.ReceiveMessageInput, ...func(*sqs.Options)) (*sqs.ReceiveMessageOutput, error)
	DeleteMessageBatch(context.Context, *sqs.DeleteMessageBatchInput, ...func(*sqs.Options)) (*sqs.DeleteMessageBatchOutput, error)
}

// Source is where a worker gets its messages.
type Source struct {
	Queue       Queue
	URL         string
	Concurrency int // batches at a time
}

func (w *Worker) receive(ctx context.Context, most int) ([]types.Message, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := w.identify(ctx); err != nil {
		return nil, err
	}
	var wait int32 // none at first: the answer makes the worker ready
	if w.reached.Load() {
		wait = longPoll
	}
	received, err := w.source.Queue.ReceiveMessage(ctx, &sqs.ReceiveMessageInput{
		QueueUrl: &w.source.URL, MaxNumberOfMessages: int32(min(max(most, 1), mostMessages)), WaitTimeSeconds: wait,
		MessageAttributeNames: []string{"All"}, MessageSystemAttributeNames: []types.MessageSystemAttributeName{types.MessageSystemAttributeNameAll},
	})
	if err != nil {
		return nil, fmt.Errorf("receive: %w", err)
	}
	return received.Messages, nil
}

// identify asks for the queue's ARN once: events name it.
func (w *Worker) identify(ctx context.Context) error {
	if w.arn != "" {
		return nil
	}
	found, err := w.source.Queue.GetQueueAttributes(ctx, &sqs.GetQueueAttributesInput{
		QueueUrl: &w.source.URL, AttributeNames: []types.QueueAttributeName{types.QueueAttributeNameQueueArn},
	})
	if err != nil {
		return fmt.Errorf("get the queue's ARN: %w", err)
	}
	w.arn = found.Attributes[string(types.QueueAttributeNameQueueArn)]
	return nil
}

func (w *Worker) delete(ctx context.Context, messages []types.Message) error {
	if len(messages) == 0 {
		return nil
	}
	entries := make([]types.DeleteMessageBatchRequestEntry, 0, len(messages))
	for _, message := range messages {
		entries = append(entries, types.DeleteMessageBatchRequestEntry{Id: message.MessageId, ReceiptHandle: message.ReceiptHandle})
	}
	deleted, err := w.source.Queue.DeleteMessageBatch(ctx, &sqs.DeleteMessageBatchInput{QueueUrl: &w.source.URL, Entries: entries})
	if err != nil {
		return fmt.Errorf("delete: %w", err)
	}
	if len(deleted.Failed) > 0 {
		return fmt.Errorf("delete: %d of %d: %s", len(deleted.Failed), len(entries), aws.ToString(deleted.Failed[0].Message))
	}
	return nil
}

// eventOf is the event that Lambda would make of the messages.
func (w *Worker) eventOf(messages []types.Message) events.SQSEvent {
	event, region := events.SQSEvent{}, ""
	if parts := strings.Split(w.arn, ":"); len(parts) > regionOfARN {
		region = parts[regionOfARN]
	}
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
			Md5OfMessageAttributes: aws.ToString(message.MD5OfMessageAttributes),
			Attributes:             maps.Clone(message.Attributes), MessageAttributes: attributes,
			EventSource: "aws:sqs", EventSourceARN: w.arn, AWSRegion: region,
		})
	}
	return event
}
