// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
	"github.com/klauspost/compress/gzip"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/deliver"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// structured is a payload as large as CloudWatch Logs sends: 10,000 lines of this project's loggers, of 320 bytes each.
func structured(tb testing.TB) (event events.CloudwatchLogsEvent, size int64) {
	tb.Helper()
	payload := events.CloudwatchLogsData{
		MessageType: "DATA_MESSAGE", LogGroup: "/aws/lambda/acme-dev-hello", Owner: "123456789012",
		LogStream: "2026/11/22/[$LATEST]6d5c2f8e9a7b4c1d8e3f0a9b8c7d6e5f",
	}
	for i := range 10_000 {
		message := fmt.Sprintf(`{"timestamp":"2026-11-22T00:00:%02d.%03dZ","level":"INFO","message":"request","method":"GET",`+
			`"route":"/teams/{teamId}/invoices","status":200,"duration_ms":%d.125,"trace_id":"1-6b023080-%024x",`+
			`"request_id":"0f8fad5b-d9cb-469f-a165-%012x","user_agent":"Mozilla/5.0 (X11; Linux x86_64)","note":"%s"}`,
			i/1000, i%1000, i%97, i*7919, i*104729, strings.Repeat("z", 12+i%9))
		size += int64(len(message))
		payload.LogEvents = append(payload.LogEvents, events.CloudwatchLogsLogEvent{
			ID: fmt.Sprintf("393456230011223344556677889900112233445566778899%08d", i), Timestamp: 1795305600000 + int64(i), Message: message,
		})
	}
	return pack(tb, payload), size
}

// BenchmarkFloor is what no forwarder can do without: unpack, decode the envelope, pack.
func BenchmarkFloor(b *testing.B) {
	event, size := structured(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		reader, err := gzip.NewReader(base64.NewDecoder(base64.StdEncoding, strings.NewReader(event.AWSLogs.Data)))
		if err != nil {
			b.Fatal(err)
		}
		text, err := io.ReadAll(reader)
		if err != nil {
			b.Fatal(err)
		}
		var data events.CloudwatchLogsData
		if err := json.Unmarshal(text, &data); err != nil {
			b.Fatal(err)
		}
		var packed bytes.Buffer
		writer, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
		if err != nil {
			b.Fatal(err)
		}
		_, _ = writer.Write(text)
		if err := writer.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkForward is the whole of an invocation but the network.
func BenchmarkForward(b *testing.B) {
	event, size := structured(b)
	destination := deliver.NewDestination()
	forwarder, _ := newForwarder("", destination)
	target := deliver.Target{URL: &url.URL{Scheme: "https", Host: "logs.example.com"}, Token: secretToken}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		payload, err := decode.Decode(event.AWSLogs.Data, maxPayload)
		if err != nil {
			b.Fatal(err)
		}
		source := payload.Source("platform", "acme", "test", "us-east-1")
		items, _ := forwarder.prepare(&payload, source)
		for _, one := range batch.Split(items, destination.Limits()) {
			if _, err := destination.Request(b.Context(), target, source, one); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkDecode(b *testing.B) {
	event, size := structured(b)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		payload, err := decode.Decode(event.AWSLogs.Data, maxPayload)
		if err != nil {
			b.Fatal(err)
		}
		for range payload.Events() {
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	event, size := structured(b)
	payload, err := decode.Decode(event.AWSLogs.Data, maxPayload)
	if err != nil {
		b.Fatal(err)
	}
	forwarder, _ := newForwarder("", deliver.NewDestination())
	source := payload.Source("platform", "acme", "test", "us-east-1")
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		_, _ = forwarder.prepare(&payload, source)
	}
}

func BenchmarkLine(b *testing.B) {
	for name, text := range map[string]string{
		"json": `{"timestamp":"2026-11-22T00:00:00.123Z","level":"INFO","message":"request","status":200,"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c"}`,
		"text": "2026-11-22T00:00:00.123Z\t0f8fad5b-d9cb-469f-a165-70867728950e\tINFO\tGET /teams/7/invoices 200 in 3 ms, 12 invoices of 40",
	} {
		b.Run(name, func(b *testing.B) {
			var reader line.Reader
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				reader.Read([]byte(text))
			}
		})
	}
}

func BenchmarkRedact(b *testing.B) {
	text := []byte("GET https://example.com/teams/7?token=abc for jane@example.com took 3 ms")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		redact.Text(nil, text)
	}
}
