// Package customsmssender sends the SMS of the user pool in place of Cognito.
package customsmssender

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"example.com/orchard/internal/codes"
)

var (
	errNoNumber = errors.New("the user has no phone number")
	errNoCode   = errors.New("the event has no code")
)

// Codes is the part of codes.Opener used here.
type Codes interface {
	Open(ctx context.Context, poolID, sealed string) (string, error)
}

// SMS is the part of sms.Sender used here.
type SMS interface {
	Send(ctx context.Context, to, text string) error
}

// Trigger is the CustomSMSSender trigger of a user pool.
type Trigger struct {
	codes Codes
	sms   SMS
	log   *slog.Logger
}

// New returns the trigger.
func New(codes Codes, sms SMS, log *slog.Logger) *Trigger {
	return &Trigger{codes: codes, sms: sms, log: log}
}

// Handle sends one message. When it fails, Lambda calls it again, twice at
// most: somebody may get the same code more than once. As it is generated,
// this pool has no reason to send SMS: it verifies no phone number and sends
// no code at sign-in.
func (t *Trigger) Handle(ctx context.Context, event codes.Event) error {
	if err := t.send(ctx, event); err != nil {
		t.log.ErrorContext(ctx, "message not sent", "trigger", event.TriggerSource, "error", err)
		return err
	}
	t.log.InfoContext(ctx, "message sent", "trigger", event.TriggerSource)
	return nil
}

func (t *Trigger) send(ctx context.Context, event codes.Event) error {
	number := event.Request.UserAttributes["phone_number"]
	if number == "" {
		return errNoNumber
	}
	if event.Request.Code == "" {
		return errNoCode
	}
	code, err := t.codes.Open(ctx, event.UserPoolID, event.Request.Code)
	if err != nil {
		return fmt.Errorf("open code: %w", err)
	}
	if event.TriggerSource == "CustomSMSSender_AdminCreateUser" {
		return t.sms.Send(ctx, number,
			"There is an account for you. Your first password is "+code)
	}
	return t.sms.Send(ctx, number, "Your code is "+code+".")
}
