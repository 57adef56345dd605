// Package postauthentication hears of each sign-in that succeeded.
package postauthentication

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the PostAuthentication trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle returns the event as it came, as Cognito wants it. It runs after each
// sign-in and again when Cognito had no answer in time, so it must do no harm
// the second time. An error would keep the tokens from the user.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsPostAuthentication,
) (events.CognitoEventUserPoolsPostAuthentication, error) {
	t.log.InfoContext(ctx, "signed in", "trigger", event.TriggerSource, "newDevice", event.Request.NewDeviceUsed)
	return event, nil
}
