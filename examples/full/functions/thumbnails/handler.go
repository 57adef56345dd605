// Package thumbnails handles the objects that are put into the bucket in its resources.yml.
package thumbnails

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// maxSize keeps an object within the function's memory.
const maxSize = 64 << 20

var errTooLarge = errors.New("object is too large")

// Handler handles objects.
type Handler struct {
	log *slog.Logger
}

// New returns the handler.
func New(log *slog.Logger) *Handler {
	return &Handler{log: log}
}

// Handle fails if an object does: Lambda then calls it again, and after the
// last try puts the event to the dead letters. Writing to the same bucket
// would call the function again, for ever.
func (h *Handler) Handle(ctx context.Context, event events.S3Event) error {
	for _, record := range event.Records {
		if err := h.handle(ctx, record.S3.Bucket, record.S3.Object); err != nil {
			h.log.ErrorContext(ctx, "object failed", "version", record.S3.Object.VersionID, "error", err)
			return fmt.Errorf("handle object: %w", err)
		}
	}
	return nil
}

// handle may get the same object twice, because S3 tells at least once: what
// it does for a key and version must do no harm the second time.
func (h *Handler) handle(ctx context.Context, bucket events.S3Bucket, object events.S3Object) error {
	if object.Size > maxSize {
		return fmt.Errorf("%w: %d bytes", errTooLarge, object.Size)
	}
	// Key is URL-encoded in the event: a request to S3 needs URLDecodedKey. Neither is logged, as people choose names.
	h.log.InfoContext(ctx, "object created", "bucket", bucket.Name, "version", object.VersionID, "size", object.Size)
	return nil
}
