// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"time"

	"example.com/orchard/forwarder/batch"
)

const (
	// reserve is what an invocation needs to write its log line and to report its error.
	reserve = 2 * time.Second

	// maxDuration bounds a run whose context has no deadline, which is one outside Lambda.
	maxDuration = time.Minute
)

// Sender sends events and keeps at it. It holds nothing of one run, so it may be used concurrently.
type Sender struct {
	Destination Destination
	Credentials *Credentials
	Client      *http.Client
	Clock       Clock
	Random      func() float64 // at least 0 and less than 1
}

// NewSender returns a sender for use outside tests.
func NewSender(destination Destination, credentials *Credentials) *Sender {
	return &Sender{
		Destination: destination,
		Credentials: credentials,
		Client:      NewClient(),
		Clock:       SystemClock{},
		Random:      rand.Float64,
	}
}

// Report counts what became of the events of one run.
type Report struct {
	Delivered   int
	Rejected    int // refused by the destination for good
	Remaining   int // not delivered in time
	Requests    int
	RejectedIDs []string // the first of them
}

// Send delivers items in their order. It returns an error unless the destination has taken them all: the caller is
// to hand the error to Lambda, which tries again later and then keeps the events in the on-failure queue.
func (s *Sender) Send(ctx context.Context, items []batch.Item) (Report, error) {
	deadline, ok := ctx.Deadline()
	if !ok {
		deadline = s.Clock.Now().Add(maxDuration)
	}
	deadline = deadline.Add(-reserve)
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()

	run := delivery{Sender: s, deadline: deadline, queue: batch.Split(items, s.Destination.Limits())}
	err := run.all(ctx)
	report := run.report
	report.Remaining = len(items) - report.Delivered - report.Rejected
	if err = errors.Join(run.rejection, err); err != nil {
		return report, fmt.Errorf("%d of %d events not delivered: %w", report.Rejected+report.Remaining, len(items), err)
	}
	return report, nil
}
