// Package nightlyreport runs on the schedule of its resources.yml.
package nightlyreport

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

var errNoTime = errors.New("event without a time")

// Handler does the work of one run.
type Handler struct {
	log *slog.Logger
}

// New returns the handler.
func New(log *slog.Logger) *Handler {
	return &Handler{log: log}
}

// Handle runs for the time in the event. An event may come twice, and comes
// again after an error, with the same time: derive from it what is to be done,
// so that a second run does no harm.
func (h *Handler) Handle(ctx context.Context, event events.EventBridgeEvent) error {
	if err := h.run(ctx, event.Time); err != nil {
		h.log.ErrorContext(ctx, "run failed", "scheduledFor", event.Time, "error", err)
		return fmt.Errorf("run: %w", err)
	}
	return nil
}

func (h *Handler) run(ctx context.Context, at time.Time) error {
	if at.IsZero() {
		return errNoTime
	}
	h.log.InfoContext(ctx, "run", "scheduledFor", at)
	return nil
}
