// Managed by venture: edit freely, regenerating merges your changes.

package queued

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

const root = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b"

var (
	errFunction = errors.New("the function failed")
	errBroken   = errors.New("not understood")
)

// called is what a function is called with, in the trace of whom.
type called struct {
	names  []string
	traces []string
}

// handler calls a function that fails on "bad", with bodies but "broken" and "test".
func handler(got *called, log *strings.Builder) Handler[map[string]string] {
	return Handler[map[string]string]{
		slog.New(slog.NewTextHandler(log, nil)),
		func(ctx context.Context, event map[string]string) error {
			id, _ := trace.FromContext(ctx)
			got.names, got.traces = append(got.names, event["name"]), append(got.traces, id.Root())
			if event["name"] == "bad" {
				return errFunction
			}
			return nil
		},
		func(body string) (map[string]string, error) {
			switch body {
			case "broken":
				return nil, errBroken
			case "test":
				return nil, errNothing
			default:
				return map[string]string{"name": body}, nil
			}
		},
	}
}

func batch(bodies ...string) events.SQSEvent {
	event := events.SQSEvent{}
	for i, body := range bodies {
		event.Records = append(event.Records, events.SQSMessage{MessageId: fmt.Sprint("m-", i), Body: body, EventSource: "aws:sqs"})
	}
	return event
}

func TestHandle(t *testing.T) {
	tests := map[string]struct {
		bodies     []string
		wantCalled []string
		wantFailed []string
		wantErr    error
	}{
		"one":                  {[]string{"a"}, []string{"a"}, nil, nil},
		"one that fails":       {[]string{"bad"}, []string{"bad"}, nil, errFunction},
		"one not understood":   {[]string{"broken"}, nil, nil, errBroken},
		"a test":               {[]string{"test"}, nil, nil, nil},
		"several":              {[]string{"a", "b"}, []string{"a", "b"}, nil, nil},
		"some of several fail": {[]string{"a", "bad", "test", "broken", "b"}, []string{"a", "bad", "b"}, []string{"m-1", "m-3"}, nil},
		"all of several fail":  {[]string{"bad", "broken"}, []string{"bad"}, []string{"m-0", "m-1"}, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got called
			var log strings.Builder
			answer, err := handler(&got, &log).Handle(t.Context(), batch(test.bodies...))
			if !errors.Is(err, test.wantErr) || !slices.Equal(got.names, test.wantCalled) {
				t.Errorf("error %v, called with %v", err, got.names)
			}
			var failed []string
			for _, failure := range answer.BatchItemFailures {
				failed = append(failed, failure.ItemIdentifier)
				if !strings.Contains(log.String(), failure.ItemIdentifier) {
					t.Errorf("%s is not in the log: %s", failure.ItemIdentifier, &log)
				}
			}
			if !slices.Equal(failed, test.wantFailed) {
				t.Errorf("failed %v, want %v", failed, test.wantFailed)
			}
		})
	}
}

func TestHandleContinuesTraces(t *testing.T) {
	event := batch("a", "b")
	event.Records[0].Attributes = map[string]string{"AWSTraceHeader": "Root=" + root}
	var got called
	if _, err := handler(&got, &strings.Builder{}).Handle(t.Context(), event); err != nil || !slices.Equal(got.traces, []string{root, ""}) {
		t.Errorf("error %v, traces %v", err, got.traces)
	}
}

// TestInvoke gives the function what Lambda is sent.
func TestInvoke(t *testing.T) {
	ofQueue, err := json.Marshal(batch("a", "bad"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		payload    string
		want       string // as Lambda answers
		wantCalled []string
		wantErr    bool
	}{
		"messages of the queue": {string(ofQueue), `{"batchItemFailures":[{"itemIdentifier":"m-1"}]}`, []string{"a", "bad"}, false},
		"an event as it is":     {`{"name":"direct"}`, `null`, []string{"direct"}, false},
		"one that fails":        {`{"name":"bad"}`, `null`, []string{"bad"}, true},
		"no event":              {`[]`, `null`, nil, true},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var got called
			answer, err := handler(&got, &strings.Builder{}).Invoke(t.Context(), json.RawMessage(test.payload))
			if (err != nil) != test.wantErr || !slices.Equal(got.names, test.wantCalled) {
				t.Errorf("error %v, called with %v", err, got.names)
			}
			if text, err := json.Marshal(answer); err != nil || string(text) != test.want {
				t.Errorf("answer %s, %v, want %s", text, err, test.want)
			}
		})
	}
}
