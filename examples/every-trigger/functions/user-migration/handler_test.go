package usermigration

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandleFindsNobody(t *testing.T) {
	tests := map[string]string{
		"UserMigration_Authentication": "correct horse",
		"UserMigration_ForgotPassword": "",
	}
	for source, password := range tests {
		t.Run(source, func(t *testing.T) {
			event := readEvent(t)
			event.TriggerSource = source
			event.Password = password
			var logs strings.Builder

			_, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)

			if !errors.Is(err, errNotFound) {
				t.Errorf("error %v, want %v", err, errNotFound)
			}
			if strings.Contains(logs.String(), "correct horse") {
				t.Errorf("the password is in the log: %s", logs.String())
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
func readEvent(t *testing.T) events.CognitoEventUserPoolsMigrateUser {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsMigrateUser
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
