// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

func TestTimeOf(t *testing.T) {
	now := time.Date(2026, 11, 22, 6, 5, 30, 0, time.UTC)
	minute := time.Date(2026, 11, 22, 6, 0, 0, 0, time.UTC)
	current := now.Truncate(time.Minute)
	for job, want := range map[string]time.Time{
		"nightly-report-29922120": minute, // minutes since 1970
		"nightly-report-manual":   current,
		"nightly-report":          current,
		"nightly-report-7":        current, // made by hand, as the seventh
		"nightly-report-99999999": current,
		"":                        current,
	} {
		if got := timeOf(job, now); !got.Equal(want) {
			t.Errorf("%q is for %v, want %v", job, got, want)
		}
	}
}

// report is a handler that remembers its event.
type report struct {
	event  events.EventBridgeEvent
	panics bool
}

func (r *report) Handle(ctx context.Context, event events.EventBridgeEvent) error {
	if _, ok := ctx.Deadline(); !ok || r.panics {
		panic("boom")
	}
	r.event = event
	return nil
}

func TestSchedule(t *testing.T) {
	handler := &report{}
	schedule := OnSchedule(time.Minute, func(_ context.Context, env *config.Reader, _ *slog.Logger) (*report, error) {
		_ = env.String("WEB_ORIGIN")
		return handler, nil
	})
	job := "nightly-report-" + time.Now().Format("manual")
	if err := schedule.Run(t.Context(), config.New(lookup), quiet(""), job); err != nil {
		t.Fatal(err)
	}
	if handler.event.ID != job || handler.event.Time.IsZero() {
		t.Errorf("event %+v", handler.event)
	}
	handler.panics = true
	var log bytes.Buffer
	err := schedule.Run(t.Context(), config.New(lookup), logging.New(&log, "INFO"), job)
	for _, want := range []string{"boom", "schedule_test.go", "job failed"} {
		if !errors.Is(err, errPanic) || !strings.Contains(log.String(), want) {
			t.Errorf("error %v; the log has no %q: %s", err, want, &log)
		}
	}
	missing := config.New(func(string) (string, bool) { return "", false })
	if err := schedule.Run(t.Context(), missing, quiet(""), job); err == nil || !strings.Contains(err.Error(), "WEB_ORIGIN") {
		t.Errorf("error %v", err)
	}
}
