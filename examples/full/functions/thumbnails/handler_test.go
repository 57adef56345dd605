package thumbnails

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	tests := map[string]struct {
		size    int64
		wantErr error
	}{
		"as sent":   {1024, nil},
		"empty":     {0, nil},
		"largest":   {maxSize, nil},
		"too large": {maxSize + 1, errTooLarge},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Records[0].S3.Object.Size = test.size
			var logs strings.Builder

			err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)

			if !errors.Is(err, test.wantErr) {
				t.Errorf("error %v, want %v", err, test.wantErr)
			}
			if !strings.Contains(logs.String(), "096fKKXTRTtl3on89fVO") || strings.Contains(logs.String(), "Zo") {
				t.Errorf("log: %s", logs.String())
			}
			if failed := strings.Contains(logs.String(), "level=ERROR"); failed != (err != nil) {
				t.Errorf("log: %s", logs.String())
			}
		})
	}
}

// readEvent returns an event as S3 sends it.
func readEvent(t *testing.T) events.S3Event {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.S3Event
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
