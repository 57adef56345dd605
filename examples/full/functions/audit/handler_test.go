package audit

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

func TestHandle(t *testing.T) {
	tests := map[string]struct {
		message string
		wantErr string
	}{
		"good":          {`{"id":"1","name":"xyzzy"}`, ""},
		"no id":         {`{"name":"xyzzy"}`, "handle message: message without an id"},
		"no JSON":       {`{"id":xyzzy}`, "handle message: decode message: "},
		"empty message": {``, "handle message: decode message: "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Records[0].SNS.Message = test.message
			var logs strings.Builder

			err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)

			if got := errorText(err); !strings.HasPrefix(got, test.wantErr) || (got == "") != (test.wantErr == "") {
				t.Errorf("error %q, want %q", got, test.wantErr)
			}
			if failed := strings.Contains(logs.String(), "level=ERROR"); failed != (err != nil) {
				t.Errorf("log: %s", logs.String())
			}
			if strings.Contains(logs.String(), "xyzzy") {
				t.Errorf("the message is in the log: %s", logs.String())
			}
		})
	}
}

func TestWithTrace(t *testing.T) {
	const root = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b"
	tests := map[string]struct {
		attribute any
		want      string
	}{
		"of the publisher": {map[string]any{"Type": "String", "Value": "00-6b0306450c5f2f3a4d1b6e7f80912a3b-53995c3f42cd8ad8-00"}, root},
		"none":             {nil, ""},
		"forged":           {map[string]any{"Type": "String", "Value": "00-1\n"}, ""},
		"not a text":       {map[string]any{"Type": "Number", "Value": 1.0}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			entity := events.SNSEntity{MessageAttributes: map[string]any{"traceparent": test.attribute}}
			id, _ := trace.FromContext(withTrace(t.Context(), entity))
			if id.Root() != test.want {
				t.Errorf("got %q, want %q", id.Root(), test.want)
			}
		})
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

// readEvent returns an event as SNS sends it.
func readEvent(t *testing.T) events.SNSEvent {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.SNSEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
