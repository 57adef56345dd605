package customemailsender

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"strings"
	"testing"

	"example.com/orchard/internal/codes"
)

const (
	address = "ada@example.com"
	code    = "654321"
)

var errOutage = errors.New("outage")

func TestHandle(t *testing.T) {
	const text = "Your code is " + code + "."
	tests := map[string]message{
		"CustomEmailSender_SignUp":              {address, "Your code", text},
		"CustomEmailSender_ResendCode":          {address, "Your code", text},
		"CustomEmailSender_ForgotPassword":      {address, "Your code", text},
		"CustomEmailSender_UpdateUserAttribute": {address, "Your code", text},
		"CustomEmailSender_VerifyUserAttribute": {address, "Your code", text},
		"CustomEmailSender_Authentication":      {address, "Your code", text},
		"CustomEmailSender_AdminCreateUser": {
			address, "Your account", "There is an account for you. Your first password is " + code,
		},
	}
	for source, want := range tests {
		t.Run(source, func(t *testing.T) {
			event := readEvent(t)
			event.TriggerSource = source
			got, logs, err := handle(t, event, nil)
			if got != want || err != nil {
				t.Errorf("sent %+v, error %v; want %+v", got, err, want)
			}
			expectNothingPersonal(t, logs)
		})
	}
}

func TestHandleFailsLoudly(t *testing.T) {
	tests := map[string]struct {
		change func(*codes.Event)
		fail   error
		want   error
	}{
		"account takeover": {
			func(event *codes.Event) {
				event.TriggerSource = "CustomEmailSender_AccountTakeOverNotification"
				event.Request = codes.Request{UserAttributes: map[string]string{"USER_NAME": "7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11", "IP_ADDRESS": "192.0.2.1"}}
			},
			nil, errNoAddress,
		},
		"no address":   {func(event *codes.Event) { delete(event.Request.UserAttributes, "email") }, nil, errNoAddress},
		"no code":      {func(event *codes.Event) { event.Request.Code = "" }, nil, errNoCode},
		"other code":   {func(event *codes.Event) { event.Request.Code = "Zm9yZ2Vk" }, nil, errForged},
		"other pool":   {func(event *codes.Event) { event.UserPoolID = "other" }, nil, errForged},
		"mail is down": {func(*codes.Event) {}, errOutage, errOutage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			test.change(&event)
			_, logs, err := handle(t, event, test.fail)
			if !errors.Is(err, test.want) || !strings.Contains(logs, "level=ERROR") {
				t.Errorf("error %v, log %s", err, logs)
			}
			expectNothingPersonal(t, logs)
		})
	}
}

type message struct{ to, subject, text string }

// handle returns the message that was sent, and the log.
func handle(t *testing.T, event codes.Event, fail error) (sent message, logs string, err error) {
	t.Helper()
	var log strings.Builder
	mail := mailFunc(func(to, subject, text string) error {
		sent = message{to, subject, text}
		return fail
	})
	err = New(oneCode{}, mail, slog.New(slog.NewTextHandler(&log, nil))).Handle(t.Context(), event)
	return sent, log.String(), err
}

var errForged = errors.New("forged")

// oneCode opens nothing but the code in the event of testdata.
type oneCode struct{}

func (oneCode) Open(_ context.Context, poolID, sealed string) (string, error) {
	if poolID != "ap-southeast-2_AbCdEfGhI" || sealed != "c2VhbGVkIGNvZGU=" {
		return "", errForged
	}
	return code, nil
}

type mailFunc func(to, subject, text string) error

func (f mailFunc) Send(_ context.Context, to, subject, text string) error {
	return f(to, subject, text)
}

func expectNothingPersonal(t *testing.T, logs string) {
	t.Helper()
	for _, personal := range []string{"ada", "example.com", "7a1f0c4e", code} {
		if strings.Contains(logs, personal) {
			t.Errorf("%q in the log: %s", personal, logs)
		}
	}
}

// readEvent returns an event as Cognito sends it, but for its code.
func readEvent(t *testing.T) codes.Event {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event codes.Event
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
