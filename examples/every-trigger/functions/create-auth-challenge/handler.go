// Package createauthchallenge makes the challenge of a custom sign-in: a code of six digits.
package createauthchallenge

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"math/big"

	"github.com/aws/aws-lambda-go/events"
)

// answer is where the VerifyAuthChallengeResponse trigger finds the code.
const answer = "code"

// errNoCode says no more than this, because Cognito shows it to the user.
var errNoCode = errors.New("no code made")

// Trigger is the CreateAuthChallenge trigger of a user pool.
type Trigger struct {
	log *slog.Logger
}

// New returns the trigger.
func New(log *slog.Logger) *Trigger {
	return &Trigger{log: log}
}

// Handle makes a new code for each try. Cognito shows the public parameters to
// whoever signs in and keeps the private ones, and it sends nothing: what
// brings the code to the user, by e-mail say, belongs here. Where that fails,
// log it and return no error: without an account nothing is sent and nothing
// fails, so an error would tell strangers who has one.
func (t *Trigger) Handle(
	ctx context.Context, event events.CognitoEventUserPoolsCreateAuthChallenge,
) (events.CognitoEventUserPoolsCreateAuthChallenge, error) {
	code, err := newCode()
	if err != nil {
		t.log.ErrorContext(ctx, "no code made", "trigger", event.TriggerSource, "error", err)
		return event, errNoCode
	}
	event.Response.PublicChallengeParameters = map[string]string{"challenge": "code"}
	event.Response.PrivateChallengeParameters = map[string]string{answer: code}
	event.Response.ChallengeMetadata = "code"
	t.log.InfoContext(ctx, "challenge created", "trigger", event.TriggerSource)
	return event, nil
}

func newCode() (string, error) {
	number, err := rand.Int(rand.Reader, big.NewInt(1_000_000))
	if err != nil {
		return "", fmt.Errorf("draw a number: %w", err)
	}
	return fmt.Sprintf("%06d", number), nil
}
