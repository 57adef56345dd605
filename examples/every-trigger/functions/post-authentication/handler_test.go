package postauthentication

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandleReturnsTheEvent(t *testing.T) {
	tests := map[string]struct {
		newDevice bool
		wantLog   string
	}{
		"known device": {false, "newDevice=false"},
		"new device":   {true, "newDevice=true"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event, text := readEvent(t)
			event.Request.NewDeviceUsed = test.newDevice
			if test.newDevice {
				text = []byte(strings.ReplaceAll(string(text), `"newDeviceUsed": false`, `"newDeviceUsed": true`))
			}
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			expectSameEvent(t, answer, text)
			if !strings.Contains(logs.String(), test.wantLog) {
				t.Errorf("log: %s", logs.String())
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func expectSameEvent(t *testing.T, answer any, text []byte) {
	t.Helper()
	answered, err := json.Marshal(answer)
	if err != nil {
		t.Fatal(err)
	}
	var got, want any
	if err := errors.Join(json.Unmarshal(answered, &got), json.Unmarshal(text, &want)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("answered %s", answered)
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

// readEvent returns an event as Cognito sends it, and its text.
func readEvent(t *testing.T) (event events.CognitoEventUserPoolsPostAuthentication, text []byte) {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event, text
}
