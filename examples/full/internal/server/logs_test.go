// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

// destination is a forwarder that remembers the lines, by log group.
type destination struct {
	mu    sync.Mutex
	lines map[string][]string
	calls int
	err   error
}

func (d *destination) Forward(_ context.Context, payload *decode.Payload, _ time.Time) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.calls++
	if d.err != nil {
		return d.err
	}
	if d.lines == nil {
		d.lines = map[string][]string{}
	}
	for event := range payload.Events() {
		d.lines[payload.LogGroup] = append(d.lines[payload.LogGroup], payload.LogStream+" "+string(event.ID)+" "+string(event.Message))
	}
	return nil
}

func newLogs(out *bytes.Buffer, to *destination) *Logs {
	return &Logs{Out: out, Level: "INFO", Prefix: "acme-dev-", Stream: "pod-1", Forwarder: to, Now: time.Now}
}

func TestLines(t *testing.T) {
	var out bytes.Buffer
	to := &destination{}
	logs := newLogs(&out, to)
	me, hello := logs.Logger("me"), logs.Logger("hello")
	me.Info("first")
	hello.With("n", 1).Info("with \"quotes\"\nand a line break")
	me.Debug("below the level")
	me.Error("second")
	logs.flush(t.Context())
	for group, want := range map[string][]string{"/kubernetes/acme-dev-me": {"first", "second"}, "/kubernetes/acme-dev-hello": {`\"quotes\"\nand`}} {
		if len(to.lines[group]) != len(want) {
			t.Fatalf("%s has %q", group, to.lines[group])
		}
		for i, text := range want {
			line := to.lines[group][i]
			if !strings.Contains(line, text) || !strings.HasPrefix(line, "pod-1 pod-1-") || !strings.HasSuffix(line, "}") {
				t.Errorf("line %s", line)
			}
			_, message, _ := strings.Cut(line, "{")
			if !strings.Contains(out.String(), message) {
				t.Errorf("%s is not on standard output", message)
			}
		}
	}
	if !strings.Contains(out.String(), `"function":"acme-dev-me"`) {
		t.Errorf("standard output: %s", &out)
	}
	calls := to.calls
	if logs.flush(t.Context()); to.calls != calls {
		t.Error("nothing was forwarded again")
	}
}

// TestMany wants large amounts in several payloads, and no line twice.
func TestMany(t *testing.T) {
	var out bytes.Buffer
	to := &destination{}
	logs := newLogs(&out, to)
	logger := logs.Logger("me")
	const lines = 400
	for i := range lines {
		logger.Info(strings.Repeat("x", 12_000), "i", i)
	}
	logs.flush(t.Context())
	ids := map[string]bool{}
	for _, line := range to.lines["/kubernetes/acme-dev-me"] {
		ids[strings.Fields(line)[1]] = true
	}
	if len(ids) != lines || to.calls < 2 {
		t.Errorf("%d lines in %d payloads", len(ids), to.calls)
	}
}

func TestWaitingIsBounded(t *testing.T) {
	var out bytes.Buffer
	to := &destination{}
	logs := newLogs(&out, to)
	logger := logs.Logger("me")
	long := strings.Repeat("x", 1<<20)
	for range 12 {
		logger.Info(long)
	}
	if logs.size > maxWaiting+len(long) {
		t.Errorf("%d bytes wait", logs.size)
	}
	if got := strings.Count(out.String(), long); got != 12 {
		t.Errorf("%d lines on standard output", got)
	}
	logs.flush(t.Context())
	if !strings.Contains(out.String(), "too many were waiting") {
		t.Error("nobody is told that lines were left out")
	}
}

// TestShipEnds wants the last lines out, and what is said of a failure only on standard output.
func TestShipEnds(t *testing.T) {
	var out bytes.Buffer
	to := &destination{}
	logs := newLogs(&out, to)
	ctx, end := context.WithCancel(t.Context())
	var shipped sync.WaitGroup
	shipped.Go(func() { logs.Ship(ctx) })
	logs.Logger("me").Info("goodbye")
	end()
	shipped.Wait()
	if got := fmt.Sprint(to.lines); !strings.Contains(got, "goodbye") {
		t.Errorf("forwarded %s", got)
	}
	to.err = errors.New("bucket is gone")
	logs.Logger("me").LogAttrs(t.Context(), slog.LevelInfo, "lost")
	logs.flush(t.Context())
	calls := to.calls
	if logs.flush(t.Context()); to.calls != calls || !strings.Contains(out.String(), "bucket is gone") {
		t.Errorf("%d payloads instead of %d; standard output %s", to.calls, calls, &out)
	}
}

// slow is a forwarder that is told when to go on.
type slow struct {
	destination

	begun, goOn chan struct{}
}

func (s *slow) Forward(ctx context.Context, payload *decode.Payload, start time.Time) error {
	s.begun <- struct{}{}
	<-s.goOn
	if _, ok := ctx.Deadline(); !ok || ctx.Err() != nil {
		return fmt.Errorf("ended: %w; has an end: %t", ctx.Err(), ok)
	}
	return s.destination.Forward(ctx, payload, start)
}

// TestShipFinishes lets the process end while lines are on their way, and wants these out too.
func TestShipFinishes(t *testing.T) {
	var out bytes.Buffer
	to := &slow{begun: make(chan struct{}), goOn: make(chan struct{})}
	logs := newLogs(&out, nil)
	logs.Forwarder = to
	ctx, end := context.WithCancel(t.Context())
	var shipped sync.WaitGroup
	shipped.Go(func() { logs.Ship(ctx) })
	logs.Logger("me").Info("on its way")
	<-to.begun
	logs.Logger("me").Info("goodbye")
	end()
	to.goOn <- struct{}{}
	<-to.begun
	to.goOn <- struct{}{}
	shipped.Wait()
	if got := fmt.Sprint(to.lines); !strings.Contains(got, "on its way") || !strings.Contains(got, "goodbye") {
		t.Errorf("forwarded %s; standard output %s", got, &out)
	}
}

// TestIDsAreNotRepeated wants a container that has started again not to use the ids of before.
func TestIDsAreNotRepeated(t *testing.T) {
	var out bytes.Buffer
	to := &destination{}
	ids := map[string]bool{}
	for range 2 {
		logs := newLogs(&out, to)
		logs.Logger("me").Info("started")
		logs.flush(t.Context())
	}
	for _, line := range to.lines["/kubernetes/acme-dev-me"] {
		ids[strings.Fields(line)[1]] = true
	}
	if len(ids) != 2 {
		t.Errorf("ids %v", ids)
	}
}
