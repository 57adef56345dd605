// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"log/slog"
	"strings"
	"testing"
	"testing/slogtest"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// lines decodes what was logged and fails unless every line is one JSON object.
func lines(t *testing.T, log *bytes.Buffer) []map[string]any {
	t.Helper()
	var records []map[string]any
	for text := range strings.Lines(log.String()) {
		var record map[string]any
		if err := json.Unmarshal([]byte(text), &record); err != nil {
			t.Fatalf("line %q: %v", text, err)
		}
		records = append(records, record)
	}
	return records
}

// only decodes the single line that was logged.
func only(t *testing.T, log *bytes.Buffer) map[string]any {
	t.Helper()
	records := lines(t, log)
	if len(records) != 1 {
		t.Fatalf("%d lines, want 1:\n%s", len(records), log)
	}
	return records[0]
}

// TestHandler holds the handler against the rules of log/slog.
func TestHandler(t *testing.T) {
	var log bytes.Buffer
	results := func(t *testing.T) map[string]any {
		t.Helper()
		record := only(t, &log)
		for from, to := range map[string]string{"timestamp": slog.TimeKey, "message": slog.MessageKey} {
			if value, ok := record[from]; ok {
				record[to] = value
			}
		}
		return record
	}
	slogtest.Run(t, func(*testing.T) slog.Handler {
		log.Reset()
		return New(&log, "INFO").Handler()
	}, results)
}

func TestLambdaLogFormat(t *testing.T) {
	var log bytes.Buffer
	before := time.Now().Truncate(time.Millisecond)

	New(&log, "INFO").Warn("disk is full", "free", 0)

	record := only(t, &log)
	stamp, err := time.Parse(time.RFC3339, record["timestamp"].(string))
	if err != nil || stamp.Location() != time.UTC || stamp.Before(before) {
		t.Errorf("timestamp = %v, %v", record["timestamp"], err)
	}
	if record["level"] != "WARN" || record["message"] != "disk is full" || record["free"] != 0.0 {
		t.Errorf("record = %v", record)
	}
	if len(record) != 4 {
		t.Errorf("record = %v, want 4 members", record)
	}
}

func TestStandardLoggerWritesThroughOurs(t *testing.T) {
	flags, output := log.Flags(), log.Writer()
	t.Cleanup(func() { log.SetFlags(flags); log.SetOutput(output) })
	var written bytes.Buffer
	ForLambda(&written, "INFO").Info("x")
	log.Printf("%s", `{"errorMessage":"dial host: password=hunter2","errorType":"errorString"}`)
	records := lines(t, &written)
	message, _ := records[len(records)-1]["message"].(string)
	if len(records) != 2 || records[1]["level"] != "ERROR" || records[1]["timestamp"] == nil ||
		!strings.Contains(message, "errorString") || strings.Contains(message, "hunter2") {
		t.Errorf("log = %s", &written)
	}
}

func TestTimestampIsUTC(t *testing.T) {
	var log bytes.Buffer
	stamp := time.Date(2026, 11, 22, 4, 12, 5, 678_000_000, time.FixedZone("NZDT", 13*60*60))
	record := slog.NewRecord(stamp, slog.LevelInfo, "x", 0)
	if err := New(&log, "INFO").Handler().Handle(t.Context(), record); err != nil {
		t.Fatal(err)
	}
	if got := only(t, &log)["timestamp"]; got != "2026-11-21T15:12:05.678Z" {
		t.Errorf("timestamp = %v", got)
	}
}

func TestLevels(t *testing.T) {
	all := []string{"TRACE", "DEBUG", "INFO", "WARN", "ERROR", "FATAL"}
	tests := map[string]struct {
		level string
		want  []string
	}{
		"trace":   {"TRACE", all},
		"debug":   {"DEBUG", all[1:]},
		"info":    {"INFO", all[2:]},
		"warn":    {"WARN", all[3:]},
		"error":   {"ERROR", all[4:]},
		"fatal":   {"FATAL", all[5:]},
		"case":    {"error", all[4:]},
		"unknown": {"LOUD", all[2:]},
		"empty":   {"", all[2:]},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			logger := New(&log, test.level)
			for level := levelTrace; level <= levelFatal; level += slog.LevelInfo - slog.LevelDebug {
				logger.Log(t.Context(), level, "x")
			}
			var got []string
			for _, record := range lines(t, &log) {
				got = append(got, record["level"].(string))
			}
			if strings.Join(got, " ") != strings.Join(test.want, " ") {
				t.Errorf("levels = %v, want %v", got, test.want)
			}
		})
	}
}

func TestRequestIDs(t *testing.T) {
	const root = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b"
	id, err := trace.Parse("Root=" + root + ";Parent=53995c3f42cd8ad8;Sampled=1")
	if err != nil {
		t.Fatal(err)
	}
	ctx := trace.NewContext(t.Context(), id)
	ctx = lambdacontext.NewContext(ctx, &lambdacontext.LambdaContext{AwsRequestID: "5c3b1f0e"})
	tests := map[string]struct {
		ctx     context.Context
		derive  func(*slog.Logger) *slog.Logger
		trace   any
		request any
	}{
		"both": {ctx, func(l *slog.Logger) *slog.Logger { return l }, root, "5c3b1f0e"},
		"with": {ctx, func(l *slog.Logger) *slog.Logger { return l.With("a", 1) }, root, "5c3b1f0e"},
		"inside groups": {ctx, func(l *slog.Logger) *slog.Logger {
			return l.WithGroup("g").With("a", 1).WithGroup("h")
		}, root, "5c3b1f0e"},
		"none": {t.Context(), func(l *slog.Logger) *slog.Logger { return l }, nil, nil},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			test.derive(New(&log, "INFO")).InfoContext(test.ctx, "x", "b", 2)
			record := only(t, &log)
			if record["trace_id"] != test.trace || record["request_id"] != test.request {
				t.Errorf("record = %v, want %v and %v", record, test.trace, test.request)
			}
		})
	}
}

func TestDerivedLoggersDoNotShare(t *testing.T) {
	var log bytes.Buffer
	group := New(&log, "INFO").WithGroup("g").With("a", 1)
	left, right := group.With("left", 1), group.With("right", 1)
	left.Info("x")
	right.Info("x")
	for i, want := range []string{`"g":{"a":1,"left":1}`, `"g":{"a":1,"right":1}`} {
		if line := strings.Split(log.String(), "\n")[i]; !strings.Contains(line, want) {
			t.Errorf("line %d = %s, want %s in it", i, line, want)
		}
	}
}

func TestInjection(t *testing.T) {
	tests := map[string]string{
		"line break":          "x\n{\"level\":\"FATAL\",\"message\":\"forged\"}",
		"carriage return":     "x\rforged",
		"quote":               `x","level":"FATAL","y":"`,
		"terminal escape":     "x\x1b[2J\x1b]0;forged\x07",
		"line separator":      "x\u2028forged\u2029",
		"not utf-8":           "x\xff\xfe",
		"null":                "x\x00y",
		"format verbs":        "%s%d%!(EXTRA)",
		"escaped already":     `x\n\u0000`,
		"very long":           strings.Repeat("x\n", 10_000),
		"closing the object":  "x\"}\n{\"a\":\"",
		"other direction, up": "x\u202eforged",
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			New(&log, "INFO").With(text, text).WithGroup(text).Info(text, "value", text, slog.Group(text, text, text))
			record := only(t, &log)
			if record["level"] != "INFO" {
				t.Errorf("level = %v", record["level"])
			}
			want := strings.NewReplacer("\xff", "\ufffd", "\xfe", "\ufffd").Replace(text)
			if record["message"] != want {
				t.Errorf("message = %q, want %q", record["message"], want)
			}
			if body := strings.TrimSuffix(log.String(), "\n"); strings.ContainsAny(body, "\n\r\x00\x1b\u2028\u2029") {
				t.Errorf("line holds a control character: %q", body)
			}
		})
	}
}
