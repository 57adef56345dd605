// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/queued"
)

// BucketHandler handles what is put into a bucket.
type BucketHandler interface {
	Handle(ctx context.Context, event events.S3Event) error
}

// OnBucket returns the function with this wiring.
func OnBucket[H BucketHandler](timeout time.Duration, wire Wiring[H]) Consumer {
	return Consumer{timeout, 1, func(ctx context.Context, env *config.Reader, logger *slog.Logger) (QueueHandler, error) {
		handler, err := wire(ctx, env, logger)
		if err != nil {
			return nil, err
		}
		return queued.Bucket(logger, handler.Handle), nil
	}}
}
