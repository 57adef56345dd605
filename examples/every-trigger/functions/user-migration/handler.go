// Package usermigration brings users of an older system into the pool when they first sign in.
package usermigration

import (
	"context"
	"errors"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// errNotFound makes Cognito answer as for any user that does not exist.
var errNotFound = errors.New("user not found")

// Trigger is the UserMigration trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle runs where the pool has no such user, after a sign-in with a password
// or for a forgotten one. It knows no older system, so it finds nobody. Where
// one has the user, and on a sign-in the password is right, the attributes
// and FinalUserStatus of the response make Cognito create the user.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsMigrateUser,
) (events.CognitoEventUserPoolsMigrateUser, error) {
	t.log.InfoContext(ctx, "user not found", "trigger", event.TriggerSource)
	return event, errNotFound
}
