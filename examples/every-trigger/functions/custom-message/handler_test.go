package custommessage

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	const code = "Your code is {####}."
	tests := map[string]struct {
		username    string
		wantSubject string
		wantText    string
	}{
		"CustomMessage_SignUp":              {"", "Your code", code},
		"CustomMessage_ResendCode":          {"", "Your code", code},
		"CustomMessage_ForgotPassword":      {"", "Your code", code},
		"CustomMessage_UpdateUserAttribute": {"", "Your code", code},
		"CustomMessage_VerifyUserAttribute": {"", "Your code", code},
		"CustomMessage_Authentication":      {"", "Your code", code},
		"CustomMessage_AdminCreateUser":     {"{username}", "Your account", "Your user name is {username} and your first password is {####}."},
	}
	for source, test := range tests {
		t.Run(source, func(t *testing.T) {
			event := readEvent(t)
			event.TriggerSource = source
			event.Request.UsernameParameter = test.username
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			want := events.CognitoEventUserPoolsCustomMessageResponse{
				SMSMessage: test.wantText, EmailMessage: test.wantText, EmailSubject: test.wantSubject,
			}
			if answer.Response != want {
				t.Errorf("got %+v, want %+v", answer.Response, want)
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
func readEvent(t *testing.T) events.CognitoEventUserPoolsCustomMessage {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsCustomMessage
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
