// Managed by venture: edit freely, regenerating merges your changes.

// Package queued calls a function with what its topic or bucket sends, out of the queue that stands between them so that
// pods can take a part. The function is called as SNS and S3 would call it, with one event at a time.
package queued

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// errNothing says that a message is none for the function, and is done with.
var errNothing = errors.New("nothing to handle")

// Handler handles the messages of a queue, each of which holds an event of the type E.
type Handler[E any] struct {
	logger *slog.Logger
	handle func(context.Context, E) error
	open   func(body string) (E, error)
}

// Invoke is for Lambda, which is sent messages of the queue, or an event as it is: by `make invoke`, and by SNS and S3
// before there was a queue.
func (h Handler[E]) Invoke(ctx context.Context, payload json.RawMessage) (any, error) {
	var batch events.SQSEvent
	if err := json.Unmarshal(payload, &batch); err == nil && len(batch.Records) > 0 && batch.Records[0].EventSource == "aws:sqs" {
		return h.Handle(ctx, batch)
	}
	var event E
	if err := json.Unmarshal(payload, &event); err != nil {
		return nil, fmt.Errorf("decode event: %w", err)
	}
	return nil, h.handle(ctx, event)
}

// Handle fails with its message where it is given one, as the function would without a queue: so Lambda counts an error.
// Of several it names those that failed. SQS delivers these again, and after the last try moves them to the dead letters.
func (h Handler[E]) Handle(ctx context.Context, batch events.SQSEvent) (events.SQSEventResponse, error) {
	response := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	if len(batch.Records) == 1 {
		return response, h.handleMessage(ctx, batch.Records[0])
	}
	for _, message := range batch.Records {
		if err := h.handleMessage(ctx, message); err != nil {
			h.logger.ErrorContext(withTrace(ctx, message), "event failed", "error", err)
			response.BatchItemFailures = append(response.BatchItemFailures, events.SQSBatchItemFailure{ItemIdentifier: message.MessageId})
		}
	}
	return response, nil
}

func (h Handler[E]) handleMessage(ctx context.Context, message events.SQSMessage) error {
	event, err := h.open(message.Body)
	if errors.Is(err, errNothing) {
		return nil
	}
	if err == nil {
		err = h.handle(withTrace(ctx, message), event)
	}
	if err != nil {
		return fmt.Errorf("message %s: %w", message.MessageId, err)
	}
	return nil
}

// withTrace continues the trace of the sender: a batch has messages of many.
func withTrace(ctx context.Context, message events.SQSMessage) context.Context {
	id, ok := trace.FromMessage(func(name string) string { return message.Attributes[name] })
	if !ok {
		return ctx
	}
	return trace.NewContext(ctx, id)
}
