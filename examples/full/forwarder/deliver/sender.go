// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

const (
	// reserve is what an invocation needs to keep what could not be delivered, and to write its log line.
	reserve = 5 * time.Second

	// maxIdle is less than destinations and load balancers leave an idle connection open.
	maxIdle = 20 * time.Second

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

	lastUsed atomic.Int64 // in nanoseconds since 1970
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

// dropIdle closes connections that were left for so long that the sandbox may have been frozen meanwhile: one that died
// then would cost an attempt.
func (s *Sender) dropIdle() {
	now := s.Clock.Now().UnixNano()
	if last := s.lastUsed.Swap(now); time.Duration(now-last) > maxIdle {
		s.Client.CloseIdleConnections()
	}
}

// Report is what became of the events of one run. Numbers are of the events of CloudWatch Logs.
type Report struct {
	Delivered int
	Requests  int
	Kept      []Kept // all others
}

// Kept is an item that was not delivered, and why.
type Kept struct {
	Index  int
	Count  int
	Reason string
}

// partlyTaken begins the reason where some events of a request are stored and nobody says which.
const partlyTaken = "partly taken: "

// MayBeStored says that sending the item again may store it twice.
func (k Kept) MayBeStored() bool { return strings.HasPrefix(k.Reason, partlyTaken) }

// Send delivers items of one source in their order as far as it can. What was delivered is never sent again: the caller is to keep
// what the report says, and only that.
func (s *Sender) Send(ctx context.Context, source *decode.Source, items []batch.Item) Report {
	s.dropIdle()
	deadline, ok := ctx.Deadline()
	if !ok {
		deadline = s.Clock.Now().Add(maxDuration)
	}
	deadline = deadline.Add(-reserve)
	ctx, cancel := context.WithDeadline(ctx, deadline)
	defer cancel()

	run := delivery{Sender: s, source: source, deadline: deadline, queue: batch.Split(items, s.Destination.Limits())}
	run.all(ctx)
	return run.report
}
