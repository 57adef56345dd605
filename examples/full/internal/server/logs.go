// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"io"
	"log/slog"
	"strconv"
	"sync"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

const (
	shipInterval = time.Second
	// maxWaiting bounds the memory that lines take while the destination doesn't, in bytes.
	maxWaiting = 8 << 20
	// shipLimit is for the lines that go out together: the sender leaves 5 s of it to keep what the destination has not taken.
	shipLimit = 20 * time.Second
	// maxPayload is less than the forwarder unpacks of one payload, in bytes.
	maxPayload = 4 << 20
)

// Forwarder is what the functions' logs go through on Lambda too: *forwarder.Forwarder is one.
type Forwarder interface {
	Forward(ctx context.Context, payload *decode.Payload, start time.Time) error
}

// Logs makes the loggers of the functions. Their lines go to standard output, and by the forwarder to where those on Lambda
// go: so nothing has to run on each node for it.
type Logs struct {
	Out       io.Writer
	Level     string
	Prefix    string // of functions' names: <service>-<stage>-
	Stream    string // which process writes: the name of its pod
	Forwarder Forwarder
	Now       func() time.Time

	mu      sync.Mutex
	waiting map[string][][]byte // by function: events in the form of CloudWatch Logs
	size    int
	dropped int
	number  int64
}

// Logger returns the logger of a function.
func (l *Logs) Logger(function string) *slog.Logger {
	name := l.Prefix + function
	return logging.New(&lines{l, name}, l.Level).With("function", name)
}

// lines takes one line with each call, as slog writes them.
type lines struct {
	logs     *Logs
	function string
}

// Write implements io.Writer.
func (w *lines) Write(line []byte) (int, error) {
	if w.logs.Forwarder != nil {
		w.logs.add(w.function, line)
	}
	return w.logs.Out.Write(line)
}

// add never waits: requests are not to be slow because a destination is. Where it lets too many lines wait, they are on
// standard output only.
func (l *Logs) add(function string, line []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.size+len(line) > maxWaiting {
		l.dropped++
		return
	}
	if l.number == 0 { // a container that starts again has the same name, and must not count the same
		l.number = l.Now().UnixNano()
	}
	l.number++
	event := append([]byte(`{"id":"`), l.Stream...)
	event = strconv.AppendInt(append(event, '-'), l.number, 10)
	event = strconv.AppendInt(append(event, `","timestamp":`...), l.Now().UnixMilli(), 10)
	event = append(jsonscan.Quote(append(event, `,"message":`...), line[:len(line)-1]), '}')
	if l.waiting == nil {
		l.waiting = map[string][][]byte{}
	}
	l.waiting[function] = append(l.waiting[function], event)
	l.size += len(event)
}

// Ship forwards lines until ctx ends, and then those that are left.
func (l *Logs) Ship(ctx context.Context) {
	ticker := time.NewTicker(shipInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			l.flush(ctx)
		case <-ctx.Done():
			l.flush(ctx)
			return
		}
	}
}

// flush gives up nothing that is on its way when ctx ends: neither the destination nor the bucket would have it.
func (l *Logs) flush(ctx context.Context) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), shipLimit)
	defer cancel()
	l.mu.Lock()
	waiting, dropped := l.waiting, l.dropped
	l.waiting, l.size, l.dropped = nil, 0, 0
	l.mu.Unlock()
	own := logging.New(l.Out, l.Level) // what is written about forwarding is not forwarded
	if dropped > 0 {
		own.ErrorContext(ctx, "log lines not forwarded: too many were waiting", "lines", dropped)
	}
	for function, events := range waiting {
		for len(events) > 0 {
			var text []byte
			text, events = l.payload(function, events)
			payload, err := decode.Parse(text)
			if err == nil {
				err = l.Forwarder.Forward(ctx, &payload, l.Now())
			}
			if err != nil {
				own.ErrorContext(ctx, "log lines not forwarded", "error", err)
			}
		}
	}
}

// payload is what CloudWatch Logs would send of as many events as fit, and those that are left.
func (l *Logs) payload(function string, events [][]byte) (text []byte, left [][]byte) {
	text = jsonscan.Quote([]byte(`{"messageType":"DATA_MESSAGE","logGroup":`), []byte("/kubernetes/"+function))
	text = jsonscan.Quote(append(text, `,"logStream":`...), []byte(l.Stream))
	text = append(text, `,"logEvents":[`...)
	for i, event := range events {
		if i > 0 && len(text)+len(event) > maxPayload {
			return append(text, "]}"...), events[i:]
		}
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, event...)
	}
	return append(text, "]}"...), nil
}
