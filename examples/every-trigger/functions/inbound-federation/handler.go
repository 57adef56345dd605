// Package inboundfederation changes what an identity provider says of a user before Cognito stores it.
package inboundfederation

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the InboundFederation trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle keeps the provider's attributes: that is what an empty map means. A
// map with entries replaces all of them, so it must hold those to keep as well.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsInboundFederation,
) (events.CognitoEventUserPoolsInboundFederation, error) {
	t.log.InfoContext(ctx, "federated sign-in", "trigger", event.TriggerSource, "provider", event.Request.ProviderName)
	event.Response.UserAttributesToMap = map[string]string{}
	return event, nil
}
