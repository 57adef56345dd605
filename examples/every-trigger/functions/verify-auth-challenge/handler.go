// Package verifyauthchallenge checks the answer to the challenge of a custom sign-in.
package verifyauthchallenge

import (
	"context"
	"crypto/subtle"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

// answer is where the CreateAuthChallenge trigger puts the code.
const answer = "code"

// Trigger is the VerifyAuthChallengeResponse trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle says whether the answer is right. Without a user, or a code, none is.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsVerifyAuthChallenge,
) (events.CognitoEventUserPoolsVerifyAuthChallenge, error) {
	given, ok := event.Request.ChallengeAnswer.(string)
	code := event.Request.PrivateChallengeParameters[answer]
	event.Response.AnswerCorrect = ok && code != "" && !event.Request.UserNotFound &&
		subtle.ConstantTimeCompare([]byte(given), []byte(code)) == 1
	t.log.InfoContext(ctx, "challenge answered", "trigger", event.TriggerSource, "correct", event.Response.AnswerCorrect)
	return event, nil
}
