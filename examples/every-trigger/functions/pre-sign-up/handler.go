// Package presignup has a say in each sign-up before Cognito stores the user.
package presignup

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the PreSignUp trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle returns the event as it came: the sign-up goes on as the pool says.
// An error would stop it, and its text is shown to the user. The flags of the
// response would confirm the user, or an address, without a code.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsPreSignup,
) (events.CognitoEventUserPoolsPreSignup, error) {
	t.log.InfoContext(ctx, "sign-up", "trigger", event.TriggerSource)
	return event, nil
}
