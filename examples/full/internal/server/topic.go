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

// TopicHandler handles the messages of a topic.
type TopicHandler interface {
	Handle(ctx context.Context, event events.SNSEvent) error
}

// OnTopic returns the function with this wiring.
func OnTopic[H TopicHandler](timeout time.Duration, wire Wiring[H]) Consumer {
	return Consumer{timeout, 1, func(ctx context.Context, env *config.Reader, logger *slog.Logger) (QueueHandler, error) {
		handler, err := wire(ctx, env, logger)
		if err != nil {
			return nil, err
		}
		return queued.Topic(logger, handler.Handle), nil
	}}
}
