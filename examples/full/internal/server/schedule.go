// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"log/slog"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// ScheduleHandler handles the events of a schedule.
type ScheduleHandler interface {
	Handle(ctx context.Context, event events.EventBridgeEvent) error
}

// Schedule is a function that runs at certain times.
type Schedule struct {
	timeout time.Duration
	wire    Wiring[ScheduleHandler]
}

// OnSchedule returns the function with this wiring.
func OnSchedule[H ScheduleHandler](timeout time.Duration, wire Wiring[H]) Schedule {
	return Schedule{timeout, func(ctx context.Context, env *config.Reader, logger *slog.Logger) (ScheduleHandler, error) {
		return wire(ctx, env, logger)
	}}
}

// Run calls the function once, for the time that the job is for. A job that is tried again has the same time and id, as
// an event has that EventBridge sends again. Why it failed is in the function's log, as on Lambda.
func (s Schedule) Run(ctx context.Context, env *config.Reader, logger *slog.Logger, job string) error {
	handler, err := s.wire(ctx, env, logger)
	if err := errors.Join(env.Err(), err); err != nil {
		return err
	}
	ctx, cancel := newInvocation(ctx, s.timeout)
	defer cancel()
	err = recovered(ctx, logger, func() error {
		return handler.Handle(ctx, events.EventBridgeEvent{
			ID: job, Source: "aws.scheduler", DetailType: "Scheduled Event", Time: timeOf(job, time.Now()), Detail: []byte("{}"),
			Region: env.Optional("AWS_REGION", ""),
		})
	})
	if err != nil {
		logger.ErrorContext(ctx, "job failed", "error", err)
	}
	return err
}

// timeOf reads the name of a job: a CronJob's own ends with the minute that it is for, counted since 1970. Any other
// was made by hand, and is for now.
func timeOf(job string, now time.Time) time.Time {
	const longest = 366 * 24 * time.Hour
	minutes, err := strconv.ParseInt(job[strings.LastIndex(job, "-")+1:], 10, 64)
	at := time.Unix(minutes*60, 0).UTC()
	if err != nil || at.After(now.Add(time.Hour)) || at.Before(now.Add(-longest)) {
		return now.UTC().Truncate(time.Minute)
	}
	return at
}
