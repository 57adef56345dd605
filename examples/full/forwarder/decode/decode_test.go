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

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

const limit = 1 << 20

func TestDecodeData(t *testing.T) {
	payload, err := Decode(fixture(t, "data.json"), limit)
	if err != nil {
		t.Fatal(err)
	}
	if payload.IsControl() || payload.LogGroup != "/aws/lambda/acme-dev-hello" || payload.Len() != 5 {
		t.Errorf("control %t, group %q, %d events", payload.IsControl(), payload.LogGroup, payload.Len())
	}
	var got []RawEvent
	for event := range payload.Events() {
		got = append(got, event.clone())
	}
	if len(got) != 4 {
		t.Fatalf("%d events, want the 4 that are not blank", len(got))
	}
	if string(got[0].ID) != "39345623001122334455667788990011223344556677889900112000" || got[0].Millis != 1795305600123 {
		t.Errorf("event %s at %d", got[0].ID, got[0].Millis)
	}
	if text := string(got[2].Message); !strings.HasPrefix(text, "panic: ") || strings.HasSuffix(text, "\n") {
		t.Errorf("message %q, want the text without its final newline", text)
	}
}

func TestSource(t *testing.T) {
	payload, err := Decode(fixture(t, "data.json"), limit)
	if err != nil {
		t.Fatal(err)
	}
	event := Event{
		ID: []byte("1"), Line: line.Line{Text: []byte("a\n\"b\""), Found: line.Found{Level: []byte("INFO")}},
		Source: payload.Source("platform", "acme", "dev", "ap-southeast-2"),
	}
	want := `"event_id":"1","level":"INFO","owner":"platform","service":"acme","stage":"dev","function":"acme-dev-hello",` +
		`"account":"123456789012","region":"ap-southeast-2","log_group":"/aws/lambda/acme-dev-hello",` +
		`"log_stream":"2026/11/22/[$LATEST]6d5c2f8e9a7b4c1d8e3f0a9b8c7d6e5f"`
	if got := string(event.AppendMetadata(nil)); got != want {
		t.Errorf("metadata\n%s, want\n%s", got, want)
	}
	if got := string(event.AppendMessage(nil)); got != `"a\n\"b\""` {
		t.Errorf("message %s", got)
	}
	event.Line = line.Line{Text: []byte(`{"a": 1}`), JSON: true}
	if got := string(event.AppendMessage(nil)); got != `{"a": 1}` {
		t.Errorf("message %s", got)
	}
	if source := (&Payload{LogGroup: "/acme/shared"}).Source("", "", "", ""); source.Function != "" {
		t.Errorf("function %q for the log group of no function", source.Function)
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

// TestCrash wants the lines of one crash as one event, and no other in it.
func TestCrash(t *testing.T) {
	data := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE"}
	for _, message := range []string{
		`{"level":"INFO"}`, "panic: boom\n", "\n", "goroutine 1 [running]:\n", "main.main()\n", "exit status 2\n",
		`{"type":"platform.report"}`, "after", "panic: again", "fatal error: all goroutines are asleep", "END RequestId: x",
	} {
		data.LogEvents = append(data.LogEvents, events.CloudwatchLogsLogEvent{ID: "7", Message: message})
	}
	text, err := json.Marshal(data)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := Decode(pack(t, string(text)), limit)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	count := 0
	for event := range payload.Events() {
		got = append(got, string(event.Message))
		count += event.Count
	}
	want := []string{
		`{"level":"INFO"}`, "panic: boom\n\ngoroutine 1 [running]:\nmain.main()\nexit status 2", `{"type":"platform.report"}`, "after",
		"panic: again", "fatal error: all goroutines are asleep", "END RequestId: x",
	}
	if !slices.Equal(got, want) || count != payload.Len() {
		t.Errorf("events %q of %d, want %q", got, count, want)
	}
	for range payload.Events() {
		break // no more are yielded
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","message":"{\"level\":\"INFO\"}"}]}`))
	f.Add([]byte(`{"messageType":"DATA_MESSAGE","logEvents":[{"message":"{\"record\":[]}"},{"message":3},{}]}`))
	f.Add([]byte(`{"messageType":"DATA_MESSAGE","logEvents":[{"message":"panic: x"},{"message":"y"}],"logEvents":[]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		payload, err := Decode(pack(t, string(text)), limit)
		if err != nil {
			return
		}
		var theirs events.CloudwatchLogsData
		if err := json.Unmarshal(text, &theirs); err != nil {
			return
		}
		count, reader := 0, line.Reader{}
		for raw := range payload.Events() {
			count += raw.Count
			event := Event{ID: raw.ID, Line: reader.Read(raw.Message), Source: payload.Source("o", "s", "t", "r")}
			form := event.AppendMetadata(append(event.AppendMessage([]byte(`{"message":`)), ','))
			if form = append(form, '}'); !json.Valid(form) {
				t.Errorf("%q is no JSON", form)
			}
		}
		if count > payload.Len() {
			t.Errorf("%d events of %d", count, payload.Len())
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
