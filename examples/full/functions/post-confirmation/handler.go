// Package postconfirmation stores each user who has confirmed their sign-up.
package postconfirmation

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Cognito waits for five seconds: our own answer has to come before.
const timeout = 4 * time.Second

// errNotStored says no more than this, because Cognito shows it to the user.
var errNotStored = errors.New("profile not stored")

// Store is the part of users.Store used here.
type Store interface {
	SyncUser(ctx context.Context, u users.User) (users.User, error)
}

// Trigger is the PostConfirmation trigger of a user pool.
type Trigger struct {
	store Store
	log   *slog.Logger
	now   func() time.Time
}

// New returns the trigger.
func New(store Store, log *slog.Logger, now func() time.Time) *Trigger {
	return &Trigger{store: store, log: log, now: now}
}

// Handle returns the event as it came, as Cognito wants it, with whatever no
// type here knows. It runs after a sign-up, after a forgotten password, and
// again when Cognito had no answer in time, so it must do no harm the second
// time. When it fails for good, the account is confirmed all the same, and
// `me` stores the profile later on.
func (t *Trigger) Handle(ctx context.Context, text json.RawMessage) (json.RawMessage, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	var event events.CognitoEventUserPoolsPostConfirmation
	if err := json.Unmarshal(text, &event); err != nil {
		t.log.ErrorContext(ctx, "event not read", "error", err)
		return nil, errNotStored
	}
	attributes := event.Request.UserAttributes
	if attributes["sub"] == "" {
		t.log.ErrorContext(ctx, "event without a subject", "trigger", event.TriggerSource)
		return nil, errNotStored
	}
	_, err := t.store.SyncUser(ctx, users.User{
		Subject:   attributes["sub"],
		Email:     attributes["email"],
		CreatedAt: t.now(),
	})
	if err != nil {
		t.log.ErrorContext(ctx, "profile not stored", "trigger", event.TriggerSource, "error", err)
		return nil, errNotStored
	}
	t.log.InfoContext(ctx, "profile stored", "trigger", event.TriggerSource)
	return text, nil
}
