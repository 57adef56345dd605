// Package customemailsender sends the e-mail of the user pool in place of Cognito.
package customemailsender

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"example.com/orchard/internal/codes"
)

var (
	errNoAddress = errors.New("the user has no e-mail address")
	errNoCode    = errors.New("the event has no code")
)

// Codes is the part of codes.Opener used here.
type Codes interface {
	Open(ctx context.Context, poolID, sealed string) (string, error)
}

// Mail is the part of mail.Sender used here.
type Mail interface {
	Send(ctx context.Context, to, subject, text string) error
}

// Trigger is the CustomEmailSender trigger of a user pool.
type Trigger struct {
	codes Codes
	mail  Mail
	log   *slog.Logger
}

// New returns the trigger.
func New(codes Codes, mail Mail, log *slog.Logger) *Trigger {
	return &Trigger{codes: codes, mail: mail, log: log}
}

// Handle sends one message. When it fails, Lambda calls it again, twice at
// most: somebody may get the same code more than once. A warning of an account
// takeover fails, because its event names no address: before a risk
// configuration of the pool turns these on, look the user up.
func (t *Trigger) Handle(ctx context.Context, event codes.Event) error {
	if err := t.send(ctx, event); err != nil {
		t.log.ErrorContext(ctx, "message not sent", "trigger", event.TriggerSource, "error", err)
		return err
	}
	t.log.InfoContext(ctx, "message sent", "trigger", event.TriggerSource)
	return nil
}

func (t *Trigger) send(ctx context.Context, event codes.Event) error {
	address := event.Request.UserAttributes["email"]
	if address == "" {
		return errNoAddress
	}
	if event.Request.Code == "" {
		return errNoCode
	}
	code, err := t.codes.Open(ctx, event.UserPoolID, event.Request.Code)
	if err != nil {
		return fmt.Errorf("open code: %w", err)
	}
	if event.TriggerSource == "CustomEmailSender_AdminCreateUser" {
		return t.mail.Send(ctx, address, "Your account",
			"There is an account for you. Your first password is "+code)
	}
	return t.mail.Send(ctx, address, "Your code", "Your code is "+code+".")
}
