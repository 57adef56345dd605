// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/acme/acme/forwarder/decode"
	"github.com/acme/acme/forwarder/keep"
	"github.com/acme/acme/internal/config"
)

func TestForwards(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, log := newForwarder(sink.URL, toSink{})
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
		"delivered": 5.0, "kept": 0.0, "ignored": 0.0, "truncated": 0.0, "requests": 1.0, "stage": "test",
	})
}

func TestTruncates(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, log := newForwarder(sink.URL, toSink{})
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

func TestKeepsWhatIsNotDelivered(t *testing.T) {
	for status, requests := range map[int]float64{
		http.StatusBadRequest: 7, http.StatusUnauthorized: 2, http.StatusBadGateway: 6, http.StatusNotFound: 1,
	} {
		sink := newSink(t, status)
		forwarder, log := newForwarder(sink.URL, toSink{})
		if err := forwarder.Handle(t.Context(), fixture(t, "data.json")); err != nil {
			t.Errorf("status %d: error %v: Lambda would send all of it again", status, err)
		}
		for _, leak := range []string{secretToken, "goroutine", "what the sink says", sink.URL} {
			if strings.Contains(log.String(), leak) {
				t.Errorf("status %d: %q in the log", status, leak)
			}
		}
		checkSummary(t, log, map[string]any{
			"level": "ERROR", "message": "logs kept", "received": 5.0, "delivered": 0.0, "kept": 5.0, "ignored": 0.0, "requests": requests,
		})
		store, ok := forwarder.store.(*memory)
		if !ok || len(store.objects) != 1 {
			t.Fatalf("kept %v", store.objects)
		}
		for key, object := range store.objects {
			payload, note, err := keep.Read(object, maxPayload)
			if err != nil || !strings.HasPrefix(key, "test/20") || payload.Len() != 4 || len(note.Reasons) != 1 {
				t.Errorf("status %d: %s holds %d events, %+v, %v", status, key, payload.Len(), note, err)
			}
			if text := string(payload.Text()); strings.Contains(text, "secret-session") || !strings.Contains(text, "goroutine 1 [running]") {
				t.Errorf("status %d: kept %s", status, text)
			}
		}
	}
}

// TestNothingTwice sends a payload of which the destination refuses one event, mends the destination and sends again what
// was kept: every event arrives once.
func TestNothingTwice(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, log := newForwarder(sink.URL, toSink{})
	data := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE", LogGroup: "/aws/lambda/acme-dev-hello"}
	for i := range 3000 {
		message := fmt.Sprintf(`{"n": %d}`, i)
		if i == 1234 {
			message = `{"n":1234,"a":"` + poison + `"}`
		}
		data.LogEvents = append(data.LogEvents, events.CloudwatchLogsLogEvent{ID: strconv.Itoa(i), Timestamp: int64(i), Message: message})
	}
	if err := forwarder.Handle(t.Context(), pack(t, data)); err != nil {
		t.Fatal(err)
	}
	checkSummary(t, log, map[string]any{"received": 3000.0, "delivered": 2999.0, "kept": 1.0, "ignored": 0.0})
	sent := strings.Join(sink.bodies, "")
	if strings.Count(sent, "\n") != 2999 || strings.Contains(sent, poison) {
		t.Errorf("%d lines arrived", strings.Count(sent, "\n"))
	}

	var progress strings.Builder
	if err := forwarder.Redrive(t.Context(), Choice{}, 1000, &progress); err == nil {
		t.Error("no error although an event is left")
	}
	store, _ := forwarder.store.(*memory)
	for key, object := range store.objects { // what the destination refuses is changed by its owner
		payload, note, err := keep.Read(object, maxPayload)
		if err != nil {
			t.Fatal(err)
		}
		if store.objects[key], err = keep.Object(mended(t, payload), func(int) bool { return true }, note); err != nil {
			t.Fatal(err)
		}
	}
	if err := forwarder.Redrive(t.Context(), Choice{Reason: "status 500"}, 1000, &progress); err != nil || len(store.objects) != 1 {
		t.Errorf("%v, %d objects: there is none of this reason", err, len(store.objects))
	}
	if err := forwarder.Redrive(t.Context(), Choice{Since: time.Now().Add(48 * time.Hour)}, 1000, &progress); err != nil || len(store.objects) != 1 {
		t.Errorf("%v, %d objects: there is none of this day", err, len(store.objects))
	}
	if err := forwarder.Redrive(t.Context(), Choice{Since: time.Now(), Reason: "status 400"}, 1000, &progress); err != nil {
		t.Errorf("%v", err)
	}
	if len(store.objects) != 0 || !strings.Contains(progress.String(), "1 of 1: 1 delivered, 0 left") {
		t.Errorf("%d objects are left, progress %s", len(store.objects), &progress)
	}
	if got := strings.Count(strings.Join(sink.bodies, ""), "\n"); got != 3000 {
		t.Errorf("%d lines arrived, want each once", got)
	}
}

// mended is a payload without the poison.
func mended(t *testing.T, payload decode.Payload) *decode.Payload {
	t.Helper()
	var data events.CloudwatchLogsData
	if err := json.Unmarshal([]byte(strings.ReplaceAll(string(payload.Text()), poison, "mended")), &data); err != nil {
		t.Fatal(err)
	}
	again, err := decode.Decode(pack(t, data).AWSLogs.Data, maxPayload)
	if err != nil {
		t.Fatal(err)
	}
	return &again
}

// TestPerhapsStored has events of which the destination took a part, and does not say which, stand apart: they are sent
// again only when somebody asks for it.
func TestPerhapsStored(t *testing.T) {
	sink := newSink(t, http.StatusMultiStatus)
	forwarder, log := newForwarder(sink.URL, toSink{})
	if err := forwarder.Handle(t.Context(), fixture(t, "data.json")); err != nil {
		t.Fatal(err)
	}
	checkSummary(t, log, map[string]any{"received": 5.0, "delivered": 0.0, "kept": 5.0, "requests": 1.0})
	store, _ := forwarder.store.(*memory)
	for key := range store.objects {
		if !keep.IsApart(key) {
			t.Errorf("kept as %s", key)
		}
	}
	var progress strings.Builder
	sink.status = http.StatusOK
	err := forwarder.Redrive(t.Context(), Choice{}, 1000, &progress)
	if err != nil || len(store.objects) != 1 || len(sink.bodies) != 0 || !strings.Contains(progress.String(), "left alone: 1 objects") {
		t.Errorf("error %v, %d objects, progress %s", err, len(store.objects), &progress)
	}
	for _, status := range []int{http.StatusNotFound, http.StatusMultiStatus, http.StatusOK} {
		sink.status = status
		err := forwarder.Redrive(t.Context(), Choice{Reason: "partly"}, 1000, io.Discard)
		if (err == nil) != (status == http.StatusOK) || (len(store.objects) == 0) != (status == http.StatusOK) {
			t.Errorf("status %d: error %v, %d objects", status, err, len(store.objects))
		}
	}
	if len(sink.bodies) != 1 {
		t.Errorf("arrived %q", sink.bodies)
	}
}

// TestRedriveOfLambda reads what Lambda keeps of an invocation that failed.
func TestRedriveOfLambda(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, _ := newForwarder(sink.URL, toSink{})
	store, _ := forwarder.store.(*memory)
	request, err := json.Marshal(map[string]any{
		"version": "1.0", "requestContext": map[string]any{"condition": "RetriesExhausted"}, "requestPayload": fixture(t, "data.json"),
	})
	if err != nil {
		t.Fatal(err)
	}
	store.objects["aws/lambda/async/acme-forwarder-test-forwarder/2026/11/22/2026-11-22T00.00.00-x"] = request
	var progress strings.Builder
	if err := forwarder.Redrive(t.Context(), Choice{Reason: "RetriesExhausted"}, 1000, &progress); err != nil {
		t.Fatal(err)
	}
	if len(store.objects) != 0 || strings.Count(strings.Join(sink.bodies, ""), "\n") != 4 {
		t.Errorf("%d objects are left, arrived %q", len(store.objects), sink.bodies)
	}
}

// TestRedriveLosesNothing has what cannot be sent, read or kept stay, and the others go all the same.
func TestRedriveLosesNothing(t *testing.T) {
	sink := newSink(t, http.StatusOK)
	forwarder, _ := newForwarder(sink.URL, toSink{})
	store, _ := forwarder.store.(*memory)
	failed := func(event events.CloudwatchLogsEvent) []byte {
		text, err := json.Marshal(map[string]any{"requestPayload": event})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	poisoned := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE", LogEvents: []events.CloudwatchLogsLogEvent{
		{ID: "1", Message: "panic: " + poison}, {ID: "2", Message: "exit status 2"}, {ID: "3", Message: `{"n":1}`}, {ID: "4", Message: poison},
	}}
	store.objects["aws/lambda/async/f/2026/11/22/a"] = failed(events.CloudwatchLogsEvent{})
	store.objects["aws/lambda/async/f/2026/11/22/b"] = failed(pack(t, poisoned))
	store.objects["aws/lambda/async/f/2026/11/22/c"] = failed(fixture(t, "control.json"))
	store.objects["aws/lambda/async/f/2026/11/22/d"] = failed(fixture(t, "data.json"))

	store.putErr = errors.New("no bucket")
	err := forwarder.Redrive(t.Context(), Choice{}, 1000, io.Discard)
	if err == nil || store.objects["aws/lambda/async/f/2026/11/22/b"] == nil {
		t.Errorf("error %v: what was not kept must stay", err)
	}
	store.putErr = nil
	var progress strings.Builder
	err = forwarder.Redrive(t.Context(), Choice{}, 1000, &progress)
	if err == nil || !strings.Contains(err.Error(), "3 events are left, and 1 objects") || len(store.objects) != 2 {
		t.Errorf("error %v, %d objects: %s", err, len(store.objects), &progress)
	}
	err = forwarder.Redrive(t.Context(), Choice{}, 1000, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "3 events are left, and 1 objects") {
		t.Errorf("error %v: the crash is two events and the line after it is another", err)
	}
}

func TestFailsWhereNothingCanBeKept(t *testing.T) {
	sink := newSink(t, http.StatusNotFound)
	forwarder, log := newForwarder(sink.URL, toSink{})
	forwarder.store = &memory{err: errors.New("no bucket")}
	if err := forwarder.Handle(t.Context(), fixture(t, "data.json")); err == nil {
		t.Error("no error: the events would be lost")
	}
	checkSummary(t, log, map[string]any{"level": "ERROR", "message": "logs neither forwarded nor kept", "error": "keep 5 events: no bucket"})
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
		forwarder, log := newForwarder("https://unreachable.invalid", toSink{})
		if err := forwarder.Handle(t.Context(), event); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if log.Len() > 0 {
			t.Errorf("%s: a line about it would be forwarded as well: %s", name, log)
		}
	}
}

func TestForwardsNothingOfBlankLines(t *testing.T) {
	forwarder, log := newForwarder("https://unreachable.invalid", toSink{})
	blank := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE", LogEvents: []events.CloudwatchLogsLogEvent{{Message: " \n"}}}
	if err := forwarder.Handle(t.Context(), pack(t, blank)); err != nil {
		t.Error(err)
	}
	checkSummary(t, log, map[string]any{"message": "logs forwarded", "received": 1.0, "delivered": 0.0, "ignored": 1.0, "requests": 0.0})
}

func TestRefusesUnreadablePayload(t *testing.T) {
	forwarder, log := newForwarder("https://unreachable.invalid", toSink{})
	if err := forwarder.Handle(t.Context(), events.CloudwatchLogsEvent{}); err == nil {
		t.Error("no error: the payload would be lost without a word")
	}
	checkSummary(t, log, map[string]any{"level": "ERROR", "message": "payload not readable"})
}

func TestReadSettings(t *testing.T) {
	values := map[string]string{
		"OWNER": "platform", "SERVICE": "acme", "STAGE": "test", "AWS_REGION": "ap-southeast-2",
		"LOG_URL_PARAMETER": "/url", "LOG_TOKEN_PARAMETER": "/token", "AWS_LAMBDA_FUNCTION_NAME": "forwarder",
		"UNDELIVERED_LOGS_BUCKET": "kept",
	}
	lookup := func(name string) (string, bool) { value, ok := values[name]; return value, ok }
	env := config.New(lookup)
	want := Settings{
		Owner: "platform", Service: "acme", Stage: "test", Region: "ap-southeast-2", OwnGroup: "/aws/lambda/forwarder",
		URLParameter: "/url", TokenParameter: "/token", Bucket: "kept",
	}
	if got := ReadSettings(env); got != want || env.Err() != nil {
		t.Errorf("settings %+v, error %v", got, env.Err())
	}
	values["AWS_LAMBDA_LOG_GROUP_NAME"] = "/acme/forwarder"
	if got := ReadSettings(config.New(lookup)); got.OwnGroup != "/acme/forwarder" {
		t.Errorf("own group %q", got.OwnGroup)
	}
}
