package stack

// What the forwarder of a project sends, read back from VictoriaLogs behind the project's own proxy. check_store puts
// this file into local/stack of a project of each destination.

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	logs "example.com/readback/forwarder"
	"example.com/readback/forwarder/deliver"
	"example.com/readback/internal/logging"
	"example.com/readback/local/store"
)

const (
	group = "/aws/lambda/readback-test-hello"
	token = "a-token"
)

type receiver struct {
	*httptest.Server
	victoria *victoriaLogs
	proxy    http.Handler
	address string // as the forwarder is told it
	printed []store.Line
}

func TestReadBack(t *testing.T) {
	r := start(t)
	now := time.Now().UTC().Truncate(time.Millisecond)
	failures := []string{"", "status=429&retry-after=1", "status=503", "how=reset", "how=slow"}
	if destination() != "OTLP" { // whose rules have these be given up
		failures = append(failures, "status=500", "status=408")
	}
	for i, failure := range failures {
		t.Run(failure, func(t *testing.T) {
			trace := fmt.Sprintf("1-6b023080-%024x", i)
			if failure != "" {
				r.ask(t, http.MethodPost, "/_fail?for=300ms&"+failure)
			}
			r.forward(t, []string{
				`{"level":"WARN","message":"a \"quoted\" <ü>","trace_id":"` + trace + `","request_id":"r-1","route":"/me",` +
					`"big":12345678901234567890,"user":{"mail":"jane.doe@example.com","plan":"free"}}`,
				"text of " + trace + "\twith a tab",
			}, now)
			rows := r.rows(t, store.ByTrace(trace))
			if len(rows) != 1 {
				t.Fatalf("%d lines, want one: %v", len(rows), rows)
			}
			check(t, rows[0], now)
			text := r.rows(t, fmt.Sprintf("_msg:=%q", "text of "+trace+"\twith a tab"))
			if len(text) != 1 || text[0].Function != "readback-test-hello" || text[0].ID == "" || text[0].TraceID != "" {
				t.Errorf("the line that is no JSON: %v", text)
			}
		})
	}
	if want := 2 * len(failures); len(r.printed) != want {
		t.Errorf("make dev would print %d lines, want %d", len(r.printed), want)
	}
}

// destination is its name.
func destination() string { return strings.TrimPrefix(fmt.Sprintf("%T", deliver.NewDestination()), "deliver.") }

func check(t *testing.T, row store.Row, now time.Time) {
	t.Helper()
	stored, err := time.Parse(time.RFC3339Nano, row.Fields["_time"])
	if err != nil || !stored.Equal(now) {
		t.Errorf("time %s, want %v", row.Fields["_time"], now)
	}
	for what, pair := range map[string][2]string{
		"message":  {row.Message, `a "quoted" <ü>`},
		"level":    {row.Level, "WARN"},
		"function": {row.Function, "readback-test-hello"},
		"request":  {row.RequestID, "r-1"},
		"route":    {row.Attribute("route"), "/me"},
		"number":   {row.Attribute("big"), "12345678901234567890"},
		"inner":    {row.Attribute("user.plan"), "free"},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s is %q, want %q", what, pair[0], pair[1])
		}
	}
	for _, part := range []string{`function="readback-test-hello"`, `service="readback"`} {
		if !strings.Contains(row.Fields["_stream"], part) {
			t.Errorf("stream %s without %s", row.Fields["_stream"], part)
		}
	}
	if strings.Contains(fmt.Sprint(row), "jane.doe") {
		t.Errorf("not redacted: %v", row)
	}
}

func TestReadBackMany(t *testing.T) {
	r := start(t)
	const count = 5_000
	lines := make([]string, count)
	for i := range lines {
		lines[i] = fmt.Sprintf(`{"level":"INFO","message":"many","n":%d,"text":%q}`, i, strings.Repeat("x", 300))
	}
	r.forward(t, lines, time.Now())
	var numbers []string
	for _, row := range r.rows(t, "_msg:=many") {
		numbers = append(numbers, row.Attribute("n"))
	}
	slices.Sort(numbers)
	if unique := slices.Compact(slices.Clone(numbers)); len(numbers) != count || len(unique) != count {
		t.Errorf("%d lines, %d of them different, want %d", len(numbers), len(unique), count)
	}
}

func start(t *testing.T) *receiver {
	t.Helper()
	program, err := installVictoriaLogs(t.Context(), os.Getenv("STORE_ROOT"), os.Environ(), func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	v, err := startVictoriaLogs(t.Context(), program, t.TempDir(), os.Environ())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.stop(logStoreStopLimit) })
	r := &receiver{victoria: v}
	r.proxy = store.New(store.Config{
		Token: token, Upstream: v.url, User: v.user, OnLine: func(line store.Line) { r.printed = append(r.printed, line) },
	})
	r.Server = httptest.NewServer(r.proxy)
	t.Cleanup(r.Close)
	r.address = store.Address(r.URL, token)
	return r
}

// protocol is how VictoriaLogs itself takes what the destination takes, and what it calls what it finds.
type protocol struct{ prefix, query, message, event, traceID, function string }

// TestTheRealReceiver sends past the proxy, to the receiver that people nobody here knows have written.
func TestTheRealReceiver(t *testing.T) {
	of, ok := map[string]protocol{
		"HTTP":       {"/insert/jsonline", "_time_field=timestamp&_msg_field=message.message,message", "message.", "event_id", "trace_id", "function"},
		"Splunk":     {"/insert/splunk", "_time_field=time&_msg_field=event.message,event", "event.", "fields.event_id", "fields.trace_id", "fields.function"},
		"Datadog":    {"/insert/datadog", "", "", "event_id", "trace_id", "function"},
		"Loki":       {"/insert", "_msg_field=message", "", "event_id", "trace_id", "function"},
		"OpenSearch": {"/insert/elasticsearch", "_time_field=@timestamp&_msg_field=log.message,message", "log.", "event_id", "trace_id", "function"},
		"OTLP":       {"/insert/opentelemetry", "_msg_field=message", "", "log.record.uid", "trace_id", "faas.name"},
	}[destination()]
	if !ok {
		return // VictoriaLogs speaks neither Sumo Logic's protocol nor New Relic's
	}
	r := start(t)
	r.Config.Handler = pass(r.victoria.url, r.victoria.user, of)
	r.address = r.URL
	now := time.Now().UTC().Truncate(time.Millisecond)
	const trace = "1-6b023080-a1b2c3d4e5f60718293a4b5c"
	r.forward(t, []string{
		`{"level":"WARN","message":"one \"quoted\"","trace_id":"` + trace + `","request_id":"r-1","route":"/me","user":{"plan":"free"},"n":7}`,
		"two, a text\twith a tab",
	}, now)
	r.Config.Handler = r.proxy
	rows := r.rows(t, "* | sort by (_msg)")
	if len(rows) != 2 {
		t.Fatalf("%d lines: %v", len(rows), rows)
	}
	one, two := rows[0].Fields, rows[1].Fields
	want := map[string]string{
		"_msg": `one "quoted"`, of.message + "route": "/me", of.message + "user.plan": "free", of.message + "n": "7",
		of.function: "readback-test-hello", of.traceID: trace,
	}
	switch destination() {
	case "OTLP":
		want[of.traceID] = strings.ReplaceAll(strings.TrimPrefix(trace, "1-"), "-", "")
		want["severity_text"], want["severity_number"], want["service.name"] = "WARN", "13", "readback"
	case "Datadog": // which leaves the text as it is, where Datadog takes it apart
		delete(want, of.message+"route")
		delete(want, of.message+"user.plan")
		delete(want, of.message+"n")
		want["_msg"], want["env"] = one["_msg"], "local"
		if !strings.Contains(one["_msg"], `"route":"/me"`) && !strings.Contains(two["_msg"], `"route":"/me"`) {
			t.Errorf("no line holds the route: %v", rows)
		}
		if strings.HasPrefix(two["_msg"], "{") {
			one, two = two, one
			want["_msg"] = one["_msg"]
		}
	}
	for name, value := range want {
		if one[name] != value {
			t.Errorf("%s is %q, want %q", name, one[name], value)
		}
	}
	if two["_msg"] != "two, a text\twith a tab" || two[of.event] == "" || two[of.event] == one[of.event] || two[of.function] != one[of.function] {
		t.Errorf("the line that is no JSON: %v", two)
	}
	for _, row := range rows {
		stored, err := time.Parse(time.RFC3339Nano, row.Fields["_time"])
		if err != nil || !stored.Truncate(time.Millisecond).Equal(now) {
			t.Errorf("time %s, want %v", row.Fields["_time"], now)
		}
	}
}

// pass hands a request on as it is.
func pass(to *url.URL, user *url.Userinfo, of protocol) http.Handler {
	return &httputil.ReverseProxy{Rewrite: func(r *httputil.ProxyRequest) {
		r.SetURL(to)
		path := r.In.URL.Path
		if index := strings.Index(path, "/_bulk"); index > 0 {
			path = path[index:]
		}
		r.Out.URL.Path = strings.TrimSuffix(of.prefix+path, "/")
		r.Out.URL.RawQuery = of.query
		password, _ := user.Password()
		r.Out.SetBasicAuth(user.Username(), password)
	}}
}

type secrets map[string]string

func (s secrets) Read(context.Context, ...string) (map[string]string, error) { return s, nil }

func (r *receiver) forward(t *testing.T, lines []string, now time.Time) {
	t.Helper()
	credentials := deliver.NewCredentials(secrets{"url": r.address, "token": token}, "url", "token", time.Now)
	var log bytes.Buffer
	f := logs.New(
		logs.Settings{Owner: "platform", Service: "readback", Stage: "local", Region: "us-east-1", OwnGroup: "/own"},
		deliver.NewSender(deliver.NewDestination(), credentials), bucket{}, logging.New(&log, "INFO"))
	if err := f.Handle(t.Context(), payload(t, lines, now)); err != nil || strings.Contains(log.String(), `"logs kept"`) {
		t.Fatalf("%v: %s", err, log.String())
	}
}

// payload is what CloudWatch Logs sends.
func payload(t *testing.T, lines []string, now time.Time) events.CloudwatchLogsEvent {
	t.Helper()
	data := events.CloudwatchLogsData{MessageType: "DATA_MESSAGE", LogGroup: group, LogStream: "stream", Owner: "123456789012"}
	for i, line := range lines {
		id := fmt.Sprintf("%d-%d", time.Now().UnixNano(), i)
		data.LogEvents = append(data.LogEvents, events.CloudwatchLogsLogEvent{ID: id, Timestamp: now.UnixMilli(), Message: line})
	}
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if err := json.NewEncoder(writer).Encode(data); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return events.CloudwatchLogsEvent{AWSLogs: events.CloudwatchLogsRawData{Data: base64.StdEncoding.EncodeToString(packed.Bytes())}}
}

func (r *receiver) ask(t *testing.T, method, path string) []byte {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, r.URL+path, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= http.StatusMultipleChoices {
		t.Fatalf("%s: status %d, error %v: %s", path, response.StatusCode, err, body)
	}
	return body
}

func (r *receiver) rows(t *testing.T, query string) []store.Row {
	t.Helper()
	rows, err := store.Parse(r.ask(t, http.MethodGet, store.QueryPath+"?"+url.Values{"query": {query}}.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	return rows
}
