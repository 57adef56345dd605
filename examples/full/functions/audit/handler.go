// Package audit handles the messages of the topic in its resources.yml.
package audit

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

// message is what was published, as its sender wrote it.
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

// Handle fails if a message does: Lambda then calls it again, and after the
// last try puts the event to the dead letters. SNS sends one message an event.
func (h *Handler) Handle(ctx context.Context, event events.SNSEvent) error {
	for _, record := range event.Records {
		ctx := withTrace(ctx, record.SNS)
		if err := h.handle(ctx, record.SNS); err != nil {
			h.log.ErrorContext(ctx, "message failed", "messageId", record.SNS.MessageID, "error", err)
			return fmt.Errorf("handle message: %w", err)
		}
	}
	return nil
}

// handle may get the same message twice, because SNS delivers at least once:
// what it does for an id must do no harm the second time.
func (h *Handler) handle(ctx context.Context, entity events.SNSEntity) error {
	var m message
	if err := json.Unmarshal([]byte(entity.Message), &m); err != nil {
		return fmt.Errorf("decode message: %w", err)
	}
	if m.ID == "" {
		return errNoID
	}
	h.log.InfoContext(ctx, "message handled", "messageId", entity.MessageID, "id", m.ID)
	return nil
}

// withTrace continues the trace of the publisher, which may have put it into an attribute of the message.
func withTrace(ctx context.Context, entity events.SNSEntity) context.Context {
	id, ok := trace.FromMessage(func(name string) string {
		attribute, _ := entity.MessageAttributes[name].(map[string]any)
		value, _ := attribute["Value"].(string)
		return value
	})
	if !ok {
		return ctx
	}
	return trace.NewContext(ctx, id)
}
