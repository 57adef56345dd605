package usermigration

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"
)

const password = "correct horse"

func TestHandleFindsNobody(t *testing.T) {
	signIn := readEvent(t)
	forgotten := strings.NewReplacer("_Authentication", "_ForgotPassword", `"`+password+`"`, "null").Replace(signIn)
	tests := map[string]string{"sign-in": signIn, "forgotten password": forgotten}
	for name, event := range tests {
		t.Run(name, func(t *testing.T) {
			// What Cognito will send one day has to come back too.
			event = strings.Replace(event, "{", `{"newInCognito":{"a":[1]},`, 1)
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), json.RawMessage(event))

			// With an error, or a status that is empty, Cognito would tell strangers that there is no such user.
			if err != nil || string(answer) != event {
				t.Errorf("answered %s, %v", answer, err)
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func TestHandleReportsFailures(t *testing.T) {
	tests := map[string]string{
		"no event":           `[]`,
		"no event, personal": `{"userName":["ada@example.com"],"request":{"password":"` + password + `"}}`,
	}
	for name, event := range tests {
		t.Run(name, func(t *testing.T) {
			var logs strings.Builder

			_, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), json.RawMessage(event))

			if err == nil || err.Error() != "user not migrated" {
				t.Errorf("error for whoever signs in: %v", err)
			}
			if !strings.Contains(logs.String(), "level=ERROR") {
				t.Errorf("log: %s", logs.String())
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func expectNothingPersonal(t *testing.T, logs string) {
	t.Helper()
	for _, personal := range []string{"ada", "example.com", "7a1f0c4e", password} {
		if strings.Contains(logs, personal) {
			t.Errorf("%q in the log: %s", personal, logs)
		}
	}
}

// readEvent returns an event as Cognito sends it.
func readEvent(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
