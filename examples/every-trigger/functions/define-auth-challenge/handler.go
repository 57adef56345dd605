// Package defineauthchallenge decides what a custom sign-in asks for next.
package defineauthchallenge

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

const (
	challenge = "CUSTOM_CHALLENGE"
	maxTries  = 3
)

// Trigger is the DefineAuthChallenge trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle asks for a challenge until one is answered right, and three times at
// most. A sign-in to an account that does not exist is asked as well, so that
// it looks like any other.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsDefineAuthChallenge,
) (events.CognitoEventUserPoolsDefineAuthChallenge, error) {
	session := event.Request.Session
	switch {
	case passed(session) && !event.Request.UserNotFound:
		event.Response.IssueTokens = true
	case len(session) >= maxTries:
		event.Response.FailAuthentication = true
	default:
		event.Response.ChallengeName = challenge
	}
	t.log.InfoContext(ctx, "challenge defined", "trigger", event.TriggerSource, "answers", len(session),
		"passed", event.Response.IssueTokens, "failed", event.Response.FailAuthentication)
	return event, nil
}

// passed counts our own challenge only: those of Cognito, such as SRP_A, come
// before a password is checked.
func passed(session []*events.CognitoEventUserPoolsChallengeResult) bool {
	if len(session) == 0 {
		return false
	}
	last := session[len(session)-1]
	return last != nil && last.ChallengeName == challenge && last.ChallengeResult
}
