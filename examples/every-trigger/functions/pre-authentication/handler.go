// Package preauthentication has a say in each sign-in before Cognito checks the password.
package preauthentication

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the PreAuthentication trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle returns the event as it came: the sign-in goes on. An error would
// stop it, and its text is shown to whoever tries; it comes before the check of
// the password, so neither the text nor that there is an error may tell whether
// there is such a user.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsPreAuthentication,
) (events.CognitoEventUserPoolsPreAuthentication, error) {
	t.log.InfoContext(ctx, "sign-in begins", "trigger", event.TriggerSource, "userNotFound", event.Request.UserNotFound)
	return event, nil
}
