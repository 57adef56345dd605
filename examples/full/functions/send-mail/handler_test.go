package sendmail

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
	const first, second = "059f36b4-87a3-44ab-83d2-661975830a7d", "2e1424d4-f796-459a-8184-9c92662be6da"
	tests := map[string]struct {
		bodies []string
		want   string
	}{
		"all good":     {[]string{`{"id":"1"}`, `{"id":"2"}`}, `[]`},
		"first fails":  {[]string{`{"id":""}`, `{"id":"2"}`}, `[{"itemIdentifier":"` + first + `"}]`},
		"second fails": {[]string{`{"id":"1"}`, `no JSON`}, `[{"itemIdentifier":"` + second + `"}]`},
		"both fail":    {[]string{``, `[]`}, `[{"itemIdentifier":"` + first + `"},{"itemIdentifier":"` + second + `"}]`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			for i, body := range test.bodies {
				event.Records[i].Body = body
			}

			response, err := New(slog.New(slog.DiscardHandler)).Handle(t.Context(), event)
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
		})
	}
}

func TestHandleLogsNoBody(t *testing.T) {
	event := readEvent(t)
	event.Records[0].Body = `{"id":1,"secret":"xyzzy"}`
	event.Records[1].Body = `{"id":"2","secret":"xyzzy"}`
	var logs strings.Builder
	if _, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	if strings.Count(logs.String(), "\n") != 2 || strings.Contains(logs.String(), "xyzzy") {
		t.Errorf("log: %s", logs.String())
	}
}

func TestWithTrace(t *testing.T) {
	const root, traceparent = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b", "00-6b0306450c5f2f3a4d1b6e7f80912a3b-53995c3f42cd8ad8-00"
	tests := map[string]struct {
		header      string
		traceparent string
		want        string
	}{
		"of the sender":        {"Root=" + root + ";Sampled=0", "", root},
		"in an attribute":      {"", traceparent, root},
		"none":                 {"", "", ""},
		"forged":               {"Root=1\n", "", ""},
		"forged attribute too": {"Root=1\n", "00-1", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			record := events.SQSMessage{
				Attributes:        map[string]string{"AWSTraceHeader": test.header},
				MessageAttributes: map[string]events.SQSMessageAttribute{"traceparent": {StringValue: &test.traceparent}},
			}
			id, _ := trace.FromContext(withTrace(t.Context(), record))
			if id.Root() != test.want {
				t.Errorf("got %q, want %q", id.Root(), test.want)
			}
		})
	}
}

// readEvent returns an event as SQS sends it.
func readEvent(t *testing.T) events.SQSEvent {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.SQSEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
