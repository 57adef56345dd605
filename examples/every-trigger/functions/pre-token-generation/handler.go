// Package pretokengeneration changes claims and scopes before Cognito signs the tokens.
package pretokengeneration

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// Trigger is the PreTokenGeneration trigger of a user pool, in its version 2.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle leaves the tokens as they are. Claims for the ID token go to
// IDTokenGeneration, claims and scopes for the access token, which the API
// takes, to AccessTokenGeneration.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsPreTokenGenV2_0,
) (events.CognitoEventUserPoolsPreTokenGenV2_0, error) {
	t.log.InfoContext(ctx, "tokens", "trigger", event.TriggerSource)
	event.Response.ClaimsAndScopeOverrideDetails = events.ClaimsAndScopeOverrideDetailsV2_0{
		// Without this Cognito takes the user's groups out of the tokens.
		GroupOverrideDetails: event.Request.GroupConfiguration,
	}
	return event, nil
}
