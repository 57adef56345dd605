// Package custommessage words the messages in which Cognito sends codes.
package custommessage

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the CustomMessage trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle words all messages alike but the invitation. Cognito puts the code
// in place of the code parameter, so each text must have it; an e-mail may be
// HTML.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsCustomMessage,
) (events.CognitoEventUserPoolsCustomMessage, error) {
	t.log.InfoContext(ctx, "message", "trigger", event.TriggerSource)
	text := "Your code is " + event.Request.CodeParameter + "."
	event.Response.EmailSubject = "Your code"
	if event.TriggerSource == "CustomMessage_AdminCreateUser" {
		text = "Your user name is " + event.Request.UsernameParameter +
			" and your first password is " + event.Request.CodeParameter + "."
		event.Response.EmailSubject = "Your account"
	}
	event.Response.EmailMessage = text
	event.Response.SMSMessage = text
	return event, nil
}
