package nightlyreport

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	tests := map[string]struct {
		change  func(*events.EventBridgeEvent)
		wantErr error
		wantLog string
	}{
		"as sent": {func(*events.EventBridgeEvent) {}, nil, "scheduledFor=2026-11-22T15:00:00.000Z"},
		"no time": {func(event *events.EventBridgeEvent) { event.Time = time.Time{} }, errNoTime, "level=ERROR"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			test.change(&event)
			var logs strings.Builder

			err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)

			if !errors.Is(err, test.wantErr) {
				t.Errorf("error %v, want %v", err, test.wantErr)
			}
			if !strings.Contains(logs.String(), test.wantLog) {
				t.Errorf("log: %s", logs.String())
			}
		})
	}
}

// readEvent returns an event as EventBridge Scheduler sends it.
func readEvent(t *testing.T) events.EventBridgeEvent {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.EventBridgeEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
