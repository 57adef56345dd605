// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

const limit = 1 << 20

func TestDecodeData(t *testing.T) {
	payload, err := Decode(fixture(t, "data.json"), limit)
	if err != nil {
		t.Fatal(err)
	}
	if payload.IsControl() || payload.LogGroup() != "/aws/lambda/acme-dev-hello" || payload.Len() != 5 {
		t.Errorf("control %t, group %q, %d events", payload.IsControl(), payload.LogGroup(), payload.Len())
	}
	got := slices.Collect(payload.Events())
	if len(got) != 4 {
		t.Fatalf("%d events, want the 4 that are not blank", len(got))
	}
	want := Metadata{
		ID:        "39345623001122334455667788990011223344556677889900112000",
		Level:     "INFO",
		TraceID:   "1-6b023080-a1b2c3d4e5f60718293a4b5c",
		RequestID: "0f8fad5b-d9cb-469f-a165-70867728950e",
		Function:  "acme-dev-hello",
		Account:   "123456789012",
		LogGroup:  "/aws/lambda/acme-dev-hello",
		LogStream: "2026/11/22/[$LATEST]6d5c2f8e9a7b4c1d8e3f0a9b8c7d6e5f",
	}
	if got[0].Metadata != want {
		t.Errorf("metadata\n%+v, want\n%+v", got[0].Metadata, want)
	}
	if at := time.UnixMilli(1795305600123).UTC(); !got[0].Time.Equal(at) {
		t.Errorf("time %v, want %v", got[0].Time, at)
	}
	if text, ok := got[2].Body.(string); !ok || !strings.HasPrefix(text, "panic: ") || strings.HasSuffix(text, "\n") {
		t.Errorf("body %q, want the text without its final newline", got[2].Body)
	}
	if got[3].RequestID != want.RequestID {
		t.Errorf("request id %q of a platform event, want %q", got[3].RequestID, want.RequestID)
	}
}

func TestDecodeControl(t *testing.T) {
	payload, err := Decode(fixture(t, "control.json"), limit)
	if err != nil {
		t.Fatal(err)
	}
	if !payload.IsControl() {
		t.Error("not taken for a control message")
	}
}

func TestDecodeRefuses(t *testing.T) {
	whole := pack(t, `{"messageType":"DATA_MESSAGE"}`)
	packed, err := base64.StdEncoding.DecodeString(whole)
	if err != nil {
		t.Fatal(err)
	}
	damaged := slices.Clone(packed)
	damaged[len(damaged)-6] ^= 1 // in the checksum
	for name, data := range map[string]string{
		"nothing":        "",
		"no base64":      "%%%",
		"no gzip":        base64.StdEncoding.EncodeToString([]byte("plain text")),
		"cut gzip":       base64.StdEncoding.EncodeToString(packed[:len(packed)-4]),
		"wrong checksum": base64.StdEncoding.EncodeToString(damaged),
		"no JSON":        pack(t, "text"),
		"no object":      pack(t, "[]"),
		"no type":        pack(t, "{}"),
		"other type":     pack(t, `{"messageType":"OTHER"}`),
	} {
		if _, err := Decode(data, limit); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := Decode(pack(t, `{"messageType":"OTHER"}`), limit); !errors.Is(err, ErrMessageType) {
		t.Errorf("other type: %v, want ErrMessageType", err)
	}
}

func TestDecodeLimit(t *testing.T) {
	text := `{"messageType":"DATA_MESSAGE","logGroup":"` + strings.Repeat("0", limit) + `"}`
	data := pack(t, text)
	if _, err := Decode(data, int64(len(text))); err != nil {
		t.Errorf("at the limit: %v", err)
	}
	if _, err := Decode(data, int64(len(text))-1); !errors.Is(err, ErrTooLarge) {
		t.Errorf("above the limit: %v, want ErrTooLarge", err)
	}
}

func TestMessages(t *testing.T) {
	for _, test := range []struct {
		message, body, level string
	}{
		{`{"level":"WARN","n":12345678901234567890}`, `{"level":"WARN","n":12345678901234567890}`, "WARN"},
		{" {\"level\":\"WARN\"}\r\n", `{"level":"WARN"}`, "WARN"},
		{`{"level":3}`, `{"level":3}`, ""},
		{`{"level":"` + strings.Repeat("x", maxLifted+1) + `"}`, `{"level":"` + strings.Repeat("x", maxLifted+1) + `"}`, ""},
		{`{"level":"WARN"} and more`, `"{\"level\":\"WARN\"} and more"`, ""},
		{`{"level":"WARN"`, `"{\"level\":\"WARN\""`, ""},
		{`["level"]`, `"[\"level\"]"`, ""},
		{`null`, `"null"`, ""},
		{"  indented\n", `"  indented"`, ""},
		{strings.Repeat(`{"a":`, 20_000), `"` + strings.Repeat(`{\"a\":`, 20_000) + `"`, ""},
	} {
		event := Payload{}.event(events.CloudwatchLogsLogEvent{Message: test.message})
		body, err := json.Marshal(event.Body)
		if err != nil {
			t.Fatal(err)
		}
		if string(body) != test.body || event.Level != test.level {
			t.Errorf("%.60s: body %.60s, level %q", test.message, body, event.Level)
		}
	}
}

func TestFunction(t *testing.T) {
	payload := Payload{data: events.CloudwatchLogsData{LogGroup: "/acme/shared"}}
	if event := payload.event(events.CloudwatchLogsLogEvent{Message: "x"}); event.Function != "" {
		t.Errorf("function %q for the log group of no function", event.Function)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"{\"level\":\"INFO\"}"}]}`))
	f.Add([]byte(`{"messageType":"DATA_MESSAGE","logEvents":[{"message":"{\"record\":[]}"},{"message":"{}"}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		payload, err := Decode(pack(t, string(text)), limit)
		if err != nil {
			return
		}
		for event := range payload.Events() {
			if _, err := json.Marshal(event.Body); err != nil {
				t.Error(err)
			}
		}
	})
}

func fixture(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var event events.CloudwatchLogsEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event.AWSLogs.Data
}

func pack(t *testing.T, text string) string {
	t.Helper()
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(packed.Bytes())
}
