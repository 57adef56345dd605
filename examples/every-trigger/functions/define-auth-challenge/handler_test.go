package defineauthchallenge

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	right := &events.CognitoEventUserPoolsChallengeResult{ChallengeName: "CUSTOM_CHALLENGE", ChallengeResult: true}
	wrong := &events.CognitoEventUserPoolsChallengeResult{ChallengeName: "CUSTOM_CHALLENGE"}
	started := &events.CognitoEventUserPoolsChallengeResult{ChallengeName: "SRP_A", ChallengeResult: true}
	ask := events.CognitoEventUserPoolsDefineAuthChallengeResponse{ChallengeName: "CUSTOM_CHALLENGE"}
	fail := events.CognitoEventUserPoolsDefineAuthChallengeResponse{FailAuthentication: true}
	issue := events.CognitoEventUserPoolsDefineAuthChallengeResponse{IssueTokens: true}
	tests := map[string]struct {
		session  []*events.CognitoEventUserPoolsChallengeResult
		notFound bool
		want     events.CognitoEventUserPoolsDefineAuthChallengeResponse
	}{
		"start":                 {nil, false, ask},
		"start with SRP":        {[]*events.CognitoEventUserPoolsChallengeResult{started}, false, ask},
		"right at once":         {[]*events.CognitoEventUserPoolsChallengeResult{right}, false, issue},
		"wrong once":            {[]*events.CognitoEventUserPoolsChallengeResult{wrong}, false, ask},
		"right at the last try": {[]*events.CognitoEventUserPoolsChallengeResult{wrong, wrong, right}, false, issue},
		"wrong three times":     {[]*events.CognitoEventUserPoolsChallengeResult{wrong, wrong, wrong}, false, fail},
		"wrong after right":     {[]*events.CognitoEventUserPoolsChallengeResult{right, wrong}, false, ask},
		"nothing":               {[]*events.CognitoEventUserPoolsChallengeResult{nil}, false, ask},
		"no such user":          {nil, true, ask},
		"no such user, right":   {[]*events.CognitoEventUserPoolsChallengeResult{right}, true, ask},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Request.Session = test.session
			event.Request.UserNotFound = test.notFound
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			if answer.Response != test.want {
				t.Errorf("got %+v, want %+v", answer.Response, test.want)
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
func readEvent(t *testing.T) events.CognitoEventUserPoolsDefineAuthChallenge {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsDefineAuthChallenge
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
