package createauthchallenge

import (
	"encoding/json"
	"log/slog"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	form := regexp.MustCompile(`^[0-9]{6}$`)
	tests := map[string]bool{"user": false, "no such user": true}
	for name, notFound := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Request.UserNotFound = notFound
			var logs strings.Builder
			trigger := New(slog.New(slog.NewTextHandler(&logs, nil)))

			codes := map[string]bool{}
			for range 3 {
				answered, err := trigger.Handle(t.Context(), event)
				if err != nil {
					t.Fatal(err)
				}
				code := answered.Response.PrivateChallengeParameters["code"]
				if !form.MatchString(code) {
					t.Errorf("code %q", code)
				}
				for key, value := range answered.Response.PublicChallengeParameters {
					if strings.Contains(value, code) {
						t.Errorf("the code is public: %s", key)
					}
				}
				if strings.Contains(logs.String(), code) {
					t.Error("the code is in the log")
				}
				codes[code] = true
			}
			if len(codes) < 2 {
				t.Error("three times the same code")
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
func readEvent(t *testing.T) events.CognitoEventUserPoolsCreateAuthChallenge {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsCreateAuthChallenge
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
