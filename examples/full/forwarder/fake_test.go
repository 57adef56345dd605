// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/deliver"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

const secretToken = "token-of-the-destination"

// sink is a destination that answers every request alike, but one that holds the poison.
type sink struct {
	*httptest.Server
	status int
	bodies []string // of the requests that were answered by 200
}

const poison = "poison"

func newSink(t *testing.T, status int) *sink {
	t.Helper()
	s := sink{status: status}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reader, err := gzip.NewReader(r.Body)
		if err != nil {
			t.Error(err)
			return
		}
		body, err := io.ReadAll(reader)
		if err != nil {
			t.Error(err)
		}
		if !strings.HasSuffix(r.Header.Get("Authorization"), " "+secretToken) {
			t.Errorf("authorization %q", r.Header.Get("Authorization"))
		}
		status := s.status
		if strings.Contains(string(body), poison) {
			status = http.StatusBadRequest
		}
		if status == http.StatusOK {
			s.bodies = append(s.bodies, string(body))
		}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, "what the sink says")
	}))
	t.Cleanup(s.Close)
	return &s
}

// toSink has events in a form that any destination might have: JSON, one on a line.
type toSink struct{}

func (toSink) Limits() batch.Limits {
	return batch.Limits{EventBytes: 1_000_000, Bytes: 1_000_000, Count: 1_000}
}

func (toSink) Append(dst []byte, event *decode.Event) []byte {
	dst = event.AppendMessage(append(dst, `{"message":`...))
	dst = event.AppendMetadata(append(dst, ','))
	return append(dst, "}\n"...)
}

func (toSink) Request(ctx context.Context, target deliver.Target, _ *decode.Source, items []batch.Item) (*http.Request, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	for _, item := range items {
		_, _ = writer.Write(item.Data)
	}
	if err := writer.Close(); err != nil {
		return nil, err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target.URL.String(), &packed)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+target.Token)
	return request, nil
}

func (toSink) Judge(reply deliver.Reply, _ int) deliver.Verdict {
	verdict := deliver.Verdict{Reason: fmt.Sprintf("status %d", reply.Status)}
	verdict.Outcome = map[int]deliver.Outcome{
		http.StatusOK:           deliver.Delivered,
		http.StatusMultiStatus:  deliver.PartlyTaken,
		http.StatusBadRequest:   deliver.Rejected,
		http.StatusUnauthorized: deliver.Unauthorized,
		http.StatusBadGateway:   deliver.Retry,
	}[reply.Status] // Refused without an entry
	return verdict
}

type secrets map[string]string

func (s secrets) Read(context.Context, ...string) (map[string]string, error) { return s, nil }

// impatience is a clock on which pauses take no time.
type impatience struct{ deliver.SystemClock }

func (impatience) Sleep(ctx context.Context, _ time.Duration) error { return ctx.Err() }

// memory is a bucket.
type memory struct {
	objects map[string][]byte
	err     error
	putErr  error
}

func (m *memory) List(_ context.Context, prefix string) ([]string, error) {
	keys := slices.Collect(maps.Keys(m.objects))
	keys = slices.DeleteFunc(keys, func(key string) bool { return !strings.HasPrefix(key, prefix) })
	slices.Sort(keys)
	return keys, m.err
}

func (m *memory) Get(_ context.Context, key string) ([]byte, error) { return m.objects[key], m.err }

func (m *memory) Put(_ context.Context, key string, body []byte) error {
	if err := errors.Join(m.err, m.putErr); err != nil {
		return err
	}
	m.objects[key] = body
	return nil
}

func (m *memory) Delete(_ context.Context, key string) error {
	delete(m.objects, key)
	return m.err
}

func newForwarder(address string, destination deliver.Destination) (*Forwarder, *bytes.Buffer) {
	credentials := deliver.NewCredentials(secrets{"url": address, "token": secretToken}, "url", "token", time.Now)
	sender := deliver.NewSender(destination, credentials)
	sender.Clock = impatience{}
	var log bytes.Buffer
	settings := Settings{
		Owner: "platform", Service: "acme", Stage: "test", Region: "ap-southeast-2",
		OwnGroup: "/aws/lambda/acme-forwarder-test-forwarder",
	}
	return New(settings, sender, &memory{objects: map[string][]byte{}}, logging.New(&log, "INFO")), &log
}

// checkSummary wants exactly one line in the log.
func checkSummary(t *testing.T, log *bytes.Buffer, want map[string]any) {
	t.Helper()
	decoder := json.NewDecoder(log)
	var line map[string]any
	if err := decoder.Decode(&line); err != nil {
		t.Fatal(err)
	}
	for key, value := range want {
		if line[key] != value {
			t.Errorf("%s is %v in the log, want %v", key, line[key], value)
		}
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		t.Error("more than one line in the log")
	}
}

func fixture(t *testing.T, name string) events.CloudwatchLogsEvent {
	t.Helper()
	text, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	var event events.CloudwatchLogsEvent
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}

func pack(tb testing.TB, payload events.CloudwatchLogsData) events.CloudwatchLogsEvent {
	tb.Helper()
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if err := json.NewEncoder(writer).Encode(payload); err != nil {
		tb.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		tb.Fatal(err)
	}
	data := base64.StdEncoding.EncodeToString(packed.Bytes())
	return events.CloudwatchLogsEvent{AWSLogs: events.CloudwatchLogsRawData{Data: data}}
}
