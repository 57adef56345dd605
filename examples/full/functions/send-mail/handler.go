// Package sendmail handles the messages of the queue in its resources.yml.
package sendmail

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

var errNoID = errors.New("message without an id")

// message is the body of a message, as its sender wrote it.
type message struct {
	ID string `json:"id"`
}

// Handler handles messages.
type Handler struct {
	log *slog.Logger
}

// New returns the handler.
func New(log *slog.Logger) *Handler {
	return &Handler{log: log}
}

// Handle names the messages that failed: SQS delivers these again, and after
// the last try moves them to the dead letters. The others are done.
func (h *Handler) Handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	response := events.SQSEventResponse{BatchItemFailures: []events.SQSBatchItemFailure{}}
	for _, record := range event.Records {
		ctx := withTrace(ctx, record)
		if err := h.handle(ctx, record); err != nil {
			h.log.ErrorContext(ctx, "message failed", "messageId", record.MessageId, "error", err)
			response.BatchItemFailures = append(response.BatchItemFailures,
				events.SQSBatchItemFailure{ItemIdentifier: record.MessageId})
		}
	}
	return response, nil
}

// handle may get the same message twice, because SQS delivers at least once:
// what it does for an id must do no harm the second time.
func (h *Handler) handle(ctx context.Context, record events.SQSMessage) error {
	var m message
	if err := json.Unmarshal([]byte(record.Body), &m); err != nil {
		return fmt.Errorf("decode message: %w", err)
	}
	if m.ID == "" {
		return errNoID
	}
	h.log.InfoContext(ctx, "message handled", "messageId", record.MessageId, "id", m.ID)
	return nil
}

// withTrace continues the trace of the sender: a batch has messages of many.
func withTrace(ctx context.Context, record events.SQSMessage) context.Context {
	id, ok := trace.FromMessage(func(name string) string {
		if value := record.MessageAttributes[name].StringValue; value != nil {
			return *value
		}
		return record.Attributes[name]
	})
	if !ok {
		return ctx
	}
	return trace.NewContext(ctx, id)
}
