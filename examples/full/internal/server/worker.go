// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sqs/types"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

const (
	firstPause = time.Second
	maxPause   = 30 * time.Second
)

var errNoAnswer = errors.New("the queue has not answered yet")

// QueueHandler handles the messages of a queue.
type QueueHandler interface {
	Handle(ctx context.Context, event events.SQSEvent) (events.SQSEventResponse, error)
}

// Consumer is a function whose events wait in a queue.
type Consumer struct {
	timeout time.Duration
	batch   int // messages, as in its event source mapping
	wire    Wiring[QueueHandler]
}

// OnQueue returns the function with this wiring.
func OnQueue[H QueueHandler](timeout time.Duration, wire Wiring[H]) Consumer {
	return Consumer{timeout, mostMessages, func(ctx context.Context, env *config.Reader, logger *slog.Logger) (QueueHandler, error) {
		return wire(ctx, env, logger)
	}}
}

// Worker hands a queue's messages to a function as Lambda does. A batch starts when it is received and ends with the
// function's timeout, of which the queue's visibility timeout is six times: so that need not be extended. What the function
// fails on shows again after it, and ends among the dead letters.
type Worker struct {
	source  Source
	timeout time.Duration
	batch   int
	handler QueueHandler
	logger  *slog.Logger

	arn     string        // of the queue
	places  chan struct{} // one for each batch that runs, or may come
	reached atomic.Bool
}

// Worker wires the function.
func (c Consumer) Worker(ctx context.Context, env *config.Reader, logger *slog.Logger, source Source) (*Worker, error) {
	handler, err := c.wire(ctx, env, logger)
	if err := errors.Join(env.Err(), err); err != nil {
		return nil, err
	}
	return &Worker{
		source: source, timeout: c.timeout, batch: c.batch, handler: handler, logger: logger,
		places: make(chan struct{}, source.Concurrency),
	}, nil
}

// Work goes on until ctx ends, and finishes the batches that it is at.
func (w *Worker) Work(ctx context.Context) {
	var running sync.WaitGroup
	defer running.Wait()
	pause := firstPause
	for ctx.Err() == nil {
		places := w.take(ctx)
		messages, err := w.receive(ctx, places*w.batch)
		batches := slices.Collect(slices.Chunk(messages, w.batch))
		w.free(places - len(batches))
		if err != nil && ctx.Err() != nil {
			break
		}
		if err != nil {
			w.logger.ErrorContext(ctx, "cannot receive", "error", err, "pause_ms", pause.Milliseconds())
			sleep(ctx, pause)
			pause = min(2*pause, maxPause)
			continue
		}
		pause = firstPause
		w.reached.Store(true)
		for _, batch := range batches {
			running.Go(func() {
				defer w.free(1)
				w.handle(context.WithoutCancel(ctx), batch)
			})
		}
	}
}

// take waits for the place of a batch, and takes as many more as are free and one call can fill: what is received starts at
// once, for its time runs.
func (w *Worker) take(ctx context.Context) int {
	select {
	case w.places <- struct{}{}:
	case <-ctx.Done():
		return 0
	}
	taken := 1
	for taken*w.batch < mostMessages {
		select {
		case w.places <- struct{}{}:
			taken++
		default:
			return taken
		}
	}
	return taken
}

func (w *Worker) free(places int) {
	for range places {
		<-w.places
	}
}

// Check is for the probe: whether the queue was reached.
func (w *Worker) Check(context.Context) error {
	if !w.reached.Load() {
		return errNoAnswer
	}
	return nil
}

// handle removes what the function has handled. Where that fails, a message comes twice, as it may with SQS anyhow.
func (w *Worker) handle(ctx context.Context, messages []types.Message) {
	invocation, cancel := newInvocation(ctx, w.timeout)
	defer cancel()
	var answer events.SQSEventResponse
	err := recovered(invocation, w.logger, func() (err error) {
		answer, err = w.handler.Handle(invocation, w.eventOf(messages))
		return err
	})
	if err != nil {
		w.logger.ErrorContext(invocation, "batch failed", "error", err, "messages", len(messages))
		return
	}
	if err := w.delete(ctx, done(messages, answer)); err != nil {
		w.logger.ErrorContext(invocation, "messages handled, and not removed", "error", err)
	}
}

// done leaves out what the function says it has failed on. Names of no message, or none, mean all of them, as for Lambda.
func done(messages []types.Message, answer events.SQSEventResponse) []types.Message {
	failed := map[string]bool{}
	for _, failure := range answer.BatchItemFailures {
		isOne := func(m types.Message) bool { return aws.ToString(m.MessageId) == failure.ItemIdentifier }
		if !slices.ContainsFunc(messages, isOne) {
			return nil
		}
		failed[failure.ItemIdentifier] = true
	}
	return slices.DeleteFunc(slices.Clone(messages), func(m types.Message) bool { return failed[aws.ToString(m.MessageId)] })
}

func sleep(ctx context.Context, pause time.Duration) {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
