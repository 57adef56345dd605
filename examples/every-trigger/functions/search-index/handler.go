// Package searchindex handles the changes of the users table.
package searchindex

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/events"
)

var errNoKey = errors.New("change without a key")

// Handler handles changes.
type Handler struct {
	log *slog.Logger
}

// New returns the handler.
func New(log *slog.Logger) *Handler {
	return &Handler{log: log}
}

// Handle stops at the first change that fails, and names it: the changes of an
// item come in their order, so what follows waits until this one succeeds or
// has used up its tries.
func (h *Handler) Handle(ctx context.Context, event events.DynamoDBEvent) (events.DynamoDBEventResponse, error) {
	response := events.DynamoDBEventResponse{BatchItemFailures: []events.DynamoDBBatchItemFailure{}}
	for _, record := range event.Records {
		if err := h.handle(ctx, record); err != nil {
			h.log.ErrorContext(ctx, "change failed", "eventId", record.EventID, "error", err)
			response.BatchItemFailures = append(response.BatchItemFailures,
				events.DynamoDBBatchItemFailure{ItemIdentifier: record.Change.SequenceNumber})
			break
		}
	}
	return response, nil
}

// handle may get the same change twice, because what follows a failure comes
// again: what it does for an event id must do no harm the second time.
func (h *Handler) handle(ctx context.Context, record events.DynamoDBEventRecord) error {
	key, err := partitionKey(record.Change.Keys)
	if err != nil {
		return err
	}
	kind, _, _ := strings.Cut(key, "#") // USER or TEAM; the rest of the key is personal
	switch events.DynamoDBOperationType(record.EventName) {
	case events.DynamoDBOperationTypeInsert, events.DynamoDBOperationTypeModify:
		h.log.InfoContext(ctx, "item stored", "eventId", record.EventID, "kind", kind)
	case events.DynamoDBOperationTypeRemove:
		h.log.InfoContext(ctx, "item removed", "eventId", record.EventID, "kind", kind)
	default:
		return fmt.Errorf("unknown change %q", record.EventName)
	}
	return nil
}

func partitionKey(keys map[string]events.DynamoDBAttributeValue) (string, error) {
	key, ok := keys["pk"]
	if !ok || key.DataType() != events.DataTypeString {
		return "", errNoKey
	}
	return key.String(), nil
}
