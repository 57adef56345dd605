package verifyauthchallenge

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	code := map[string]string{"code": "271828"}
	tests := map[string]struct {
		private  map[string]string
		given    any
		notFound bool
		want     bool
	}{
		"right":              {code, "271828", false, true},
		"wrong":              {code, "314159", false, false},
		"too short":          {code, "27182", false, false},
		"empty":              {code, "", false, false},
		"no answer":          {code, nil, false, false},
		"a number":           {code, 271828, false, false},
		"no code":            {nil, "", false, false},
		"an empty code":      {map[string]string{"code": ""}, "", false, false},
		"right, but no user": {code, "271828", true, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Request.PrivateChallengeParameters = test.private
			event.Request.ChallengeAnswer = test.given
			event.Request.UserNotFound = test.notFound
			var logs strings.Builder

			answered, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			if answered.Response.AnswerCorrect != test.want {
				t.Errorf("correct = %v", answered.Response.AnswerCorrect)
			}
			if strings.Contains(logs.String(), "271828") {
				t.Errorf("the code is in the log: %s", logs.String())
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func expectNothingPersonal(t *testing.T, logs string) {
	t.Helper()
	for _, personal := range []string{"ada", "example.com", "7a1f0c4e"} {
		if strings.Contains(logs, personal) {
			t.Errorf("%q in the log: %s", personal, logs)
		}
	}
}

// readEvent returns an event as Cognito sends it.
func readEvent(t *testing.T) events.CognitoEventUserPoolsVerifyAuthChallenge {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsVerifyAuthChallenge
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
