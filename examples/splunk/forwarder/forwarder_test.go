// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import (
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

func TestForwards(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, log := newForwarder(sink.URL)
	if err := forwarder.Handle(t.Context(), fixture(t, "data.json")); err != nil {
		t.Fatal(err)
	}
	if len(sink.bodies) != 1 || len(strings.Split(strings.TrimSpace(sink.bodies[0]), "\n")) != 4 {
		t.Fatalf("requests %q, want one with 4 events", sink.bodies)
	}
	for _, want := range []string{
		`"owner":"platform"`, `"service":"acme"`, `"stage":"test"`, `"region":"ap-southeast-2"`, `"account":"123456789012"`,
		`"function":"acme-dev-hello"`, `"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c"`, `"level":"WARN"`,
		`mail for [redacted] not sent`, `"Authorization":["[redacted]"]`, `goroutine 1 [running]`,
	} {
		if !strings.Contains(sink.bodies[0], want) {
			t.Errorf("%s is missing in\n%s", want, sink.bodies[0])
		}
	}
	for _, leak := range []string{"jane.doe", "secret-session"} {
		if strings.Contains(sink.bodies[0], leak) {
			t.Errorf("%s is forwarded", leak)
		}
	}
	checkSummary(t, log, map[string]any{
		"level": "INFO", "message": "logs forwarded", "log_group": "/aws/lambda/acme-dev-hello", "received": 5.0,
		"delivered": 4.0, "rejected": 0.0, "remaining": 0.0, "truncated": 0.0, "requests": 1.0,
	})
}

func TestTruncates(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, log := newForwarder(sink.URL)
	payload := events.CloudwatchLogsData{
		MessageType: "DATA_MESSAGE",
		LogGroup:    "/aws/lambda/acme-dev-hello",
		LogEvents:   []events.CloudwatchLogsLogEvent{{ID: "1", Message: strings.Repeat("x", 2_000_000)}, {ID: "2", Message: "y"}},
	}
	if err := forwarder.Handle(t.Context(), pack(t, payload)); err != nil {
		t.Fatal(err)
	}
	if sent := strings.Join(sink.bodies, ""); !strings.Contains(sent, "[truncated ") || len(sent) > 1_100_000 {
		t.Errorf("%d bytes sent, or no marker", len(sent))
	}
	checkSummary(t, log, map[string]any{"message": "logs forwarded", "delivered": 2.0, "truncated": 1.0})
}

func TestReportsFailure(t *testing.T) {
	for status, counts := range map[int]map[string]any{
		http.StatusBadRequest:   {"rejected": 4.0, "remaining": 0.0, "requests": 1.0},
		http.StatusUnauthorized: {"rejected": 0.0, "remaining": 4.0, "requests": 2.0},
		http.StatusBadGateway:   {"rejected": 0.0, "remaining": 4.0, "requests": 6.0},
	} {
		sink := newSink(t, status)
		forwarder, log := newForwarder(sink.URL)
		err := forwarder.Handle(t.Context(), fixture(t, "data.json"))
		if err == nil || !strings.Contains(err.Error(), "4 of 4 events not delivered") {
			t.Errorf("status %d: error %v", status, err)
		}
		counts["level"], counts["message"], counts["received"], counts["delivered"] = "ERROR", "logs not forwarded", 5.0, 0.0
		for _, leak := range []string{secretToken, "goroutine", "what the sink says", sink.URL} {
			if strings.Contains(log.String()+err.Error(), leak) {
				t.Errorf("status %d: %q in the log or in the error", status, leak)
			}
		}
		checkSummary(t, log, counts)
	}
}

func TestIgnores(t *testing.T) {
	own := events.CloudwatchLogsData{
		MessageType: "DATA_MESSAGE",
		LogGroup:    "/aws/lambda/acme-forwarder-test-forwarder",
		LogEvents:   []events.CloudwatchLogsLogEvent{{ID: "1", Message: "own line"}},
	}
	for name, event := range map[string]events.CloudwatchLogsEvent{
		"control message": fixture(t, "control.json"),
		"own log group":   pack(t, own),
	} {
		forwarder, log := newForwarder("https://unreachable.invalid")
		if err := forwarder.Handle(t.Context(), event); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if log.Len() > 0 {
			t.Errorf("%s: a line about it would be forwarded as well: %s", name, log)
		}
	}
}

func TestForwardsNothingOfBlankLines(t *testing.T) {
	forwarder, log := newForwarder("https://unreachable.invalid")
	blank := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE", LogEvents: []events.CloudwatchLogsLogEvent{{Message: " \n"}}}
	if err := forwarder.Handle(t.Context(), pack(t, blank)); err != nil {
		t.Error(err)
	}
	checkSummary(t, log, map[string]any{"message": "logs forwarded", "received": 1.0, "delivered": 0.0, "requests": 0.0})
}

func TestRefusesUnreadablePayload(t *testing.T) {
	forwarder, log := newForwarder("https://unreachable.invalid")
	if err := forwarder.Handle(t.Context(), events.CloudwatchLogsEvent{}); err == nil {
		t.Error("no error: the payload would be lost without a word")
	}
	checkSummary(t, log, map[string]any{"level": "ERROR", "message": "payload not readable"})
}

func TestReadSettings(t *testing.T) {
	values := map[string]string{
		"OWNER": "platform", "SERVICE": "acme", "STAGE": "test", "AWS_REGION": "ap-southeast-2",
		"LOG_URL_PARAMETER": "/url", "LOG_TOKEN_PARAMETER": "/token", "AWS_LAMBDA_FUNCTION_NAME": "forwarder",
	}
	lookup := func(name string) (string, bool) { value, ok := values[name]; return value, ok }
	env := config.New(lookup)
	want := Settings{
		Owner: "platform", Service: "acme", Stage: "test", Region: "ap-southeast-2", OwnGroup: "/aws/lambda/forwarder",
		URLParameter: "/url", TokenParameter: "/token",
	}
	if got := ReadSettings(env); got != want || env.Err() != nil {
		t.Errorf("settings %+v, error %v", got, env.Err())
	}
	values["AWS_LAMBDA_LOG_GROUP_NAME"] = "/acme/forwarder"
	if got := ReadSettings(config.New(lookup)); got.OwnGroup != "/acme/forwarder" {
		t.Errorf("own group %q", got.OwnGroup)
	}
}
