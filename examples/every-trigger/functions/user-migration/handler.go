// Package usermigration brings users of an older system into the pool when they first sign in.
package usermigration

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// errNotMigrated says no more than this, because Cognito shows it to whoever signs in.
var errNotMigrated = errors.New("user not migrated")

// Trigger is the UserMigration trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle runs where the pool has no such user, after a sign-in with a password
// or for a forgotten one. It knows no older system, so it finds nobody.
//
// Where there is no such user, and on a sign-in where the password is wrong,
// the answer is the event as it came, and not encoded anew, which would write
// a status that is empty: Cognito then says what it says to any wrong password.
// An error would tell strangers that the pool has no such user. It is for
// failures alone, and must not depend on whether the older system has the user.
//
// Where the user is found, set UserAttributes of the response, FinalUserStatus
// to CONFIRMED and MessageAction to SUPPRESS, and answer with the event as
// JSON: Cognito creates the user.
func (t *Trigger) Handle(ctx context.Context, text json.RawMessage) (json.RawMessage, error) {
	var event events.CognitoEventUserPoolsMigrateUser
	if err := json.Unmarshal(text, &event); err != nil {
		t.log.ErrorContext(ctx, "event not read", "error", err)
		return nil, errNotMigrated
	}
	t.log.InfoContext(ctx, "user not found", "trigger", event.TriggerSource)
	return text, nil
}
