package searchindex

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandle(t *testing.T) {
	const first, second = "1405400000000002063282832", "1405500000000002063282833"
	tests := map[string]struct {
		change    func([]events.DynamoDBEventRecord)
		want      string
		wantLines int
	}{
		"all good": {func([]events.DynamoDBEventRecord) {}, `[]`, 3},
		"unknown change": {func(records []events.DynamoDBEventRecord) {
			records[0].EventName = "DROP"
		}, `[{"itemIdentifier":"` + first + `"}]`, 1},
		"second without a key": {func(records []events.DynamoDBEventRecord) {
			records[1].Change.Keys = nil
		}, `[{"itemIdentifier":"` + second + `"}]`, 2},
		"key is a number": {func(records []events.DynamoDBEventRecord) {
			records[0].Change.Keys["pk"] = events.NewNumberAttribute("1")
		}, `[{"itemIdentifier":"` + first + `"}]`, 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			test.change(event.Records)
			var logs strings.Builder

			response, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(response)
			if err != nil {
				t.Fatal(err)
			}
			if want := `{"batchItemFailures":` + test.want + `}`; string(got) != want {
				t.Errorf("got %s, want %s", got, want)
			}
			if lines := strings.Count(logs.String(), "\n"); lines != test.wantLines {
				t.Errorf("%d lines, want %d: %s", lines, test.wantLines, logs.String())
			}
			for _, personal := range []string{"7a1f0c4e", "ada", "example.com"} {
				if strings.Contains(logs.String(), personal) {
					t.Errorf("%q in the log: %s", personal, logs.String())
				}
			}
		})
	}
}

// readEvent returns an event as a DynamoDB stream sends it.
func readEvent(t *testing.T) events.DynamoDBEvent {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.DynamoDBEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
