// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// gate lets batches through when there are as many as it waits for, and remembers how many there were at most.
type gate struct {
	opens int

	mu      sync.Mutex
	running int
	most    int
	sizes   []int
	open    chan struct{}
}

func (g *gate) Handle(_ context.Context, event events.SQSEvent) (events.SQSEventResponse, error) {
	g.mu.Lock()
	g.running++
	g.most = max(g.most, g.running)
	g.sizes = append(g.sizes, len(event.Records))
	if len(g.sizes) == g.opens {
		close(g.open)
	}
	g.mu.Unlock()
	<-g.open
	g.mu.Lock()
	g.running--
	g.mu.Unlock()
	return events.SQSEventResponse{}, nil
}

// TestConcurrency wants as many batches at a time as the worker may have, none of them to wait in the process, and the end
// of the process to wait for all.
func TestConcurrency(t *testing.T) {
	const messages = 25
	tests := map[string]struct {
		batch, concurrency int
		wantMost           int
		wantBatches        int
	}{
		"one batch":                   {10, 1, 1, 3},
		"more places than batches":    {10, 5, 3, 3},
		"two of them":                 {10, 2, 2, 3},
		"one message a batch":         {1, 4, 4, messages},
		"more than one call receives": {1, 12, 12, messages},
		"all at once":                 {1, 30, messages, messages},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ctx, end := context.WithTimeout(t.Context(), 10*time.Second)
			defer end()
			q := &queue{end: end}
			var want []string
			for i := range messages {
				q.messages = append(q.messages, message(i))
				want = append(want, fmt.Sprint("r-", i))
			}
			handler := &gate{opens: test.wantMost, open: make(chan struct{})}
			consumer := Consumer{time.Minute, test.batch, func(context.Context, *config.Reader, *slog.Logger) (QueueHandler, error) {
				return handler, nil
			}}
			worker, err := consumer.Worker(ctx, config.New(lookup), quiet(""), Source{Queue: q, Concurrency: test.concurrency})
			if err != nil {
				t.Fatal(err)
			}
			worker.Work(ctx)
			if handler.most != test.wantMost || len(handler.sizes) != test.wantBatches || slices.Max(handler.sizes) != test.batch {
				t.Errorf("%d at a time of sizes %v", handler.most, handler.sizes)
			}
			slices.Sort(q.deleted)
			slices.Sort(want)
			if !slices.Equal(q.deleted, want) {
				t.Errorf("deleted %v", q.deleted)
			}
		})
	}
}
