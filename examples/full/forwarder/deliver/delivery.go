// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

// maxHalvings bounds what it may cost to find the events that a destination refuses. What is delivered meanwhile does not
// count: it goes on as long as it helps.
const maxHalvings = 64

// delivery is the state of one run.
type delivery struct {
	*Sender
	source    *decode.Source
	deadline  time.Time
	queue     [][]batch.Item
	report    Report
	refreshed bool // the credentials have been read anew
	halvings  int
}

// all goes on until nothing is left, or until it would be pointless to: what is left then is kept.
func (d *delivery) all(ctx context.Context) {
	for len(d.queue) > 0 {
		items := d.queue[0]
		d.queue = d.queue[1:]
		if left, err := d.one(ctx, items); err != nil {
			d.keep(err.Error(), left)
			d.keep(err.Error(), d.queue...)
			return
		}
	}
}

// one sends a batch until its fate is known. With an error it returns what is left of it.
func (d *delivery) one(ctx context.Context, items []batch.Item) ([]batch.Item, error) {
	for attempt := 1; ; attempt++ {
		verdict, err := d.request(ctx, items)
		if err != nil {
			return items, err
		}
		if verdict.Outcome == ItemByItem {
			items, verdict = d.sort(items, verdict)
		}
		switch verdict.Outcome {
		case Retry:
			err = d.wait(ctx, attempt, verdict)
		case Unauthorized:
			err = d.refresh(verdict)
		default:
			return items, d.settle(items, verdict)
		}
		if err != nil {
			return items, err
		}
	}
}

// sort settles the items whose fate is known, and returns the others and what to do with them.
func (d *delivery) sort(items []batch.Item, verdict Verdict) ([]batch.Item, Verdict) {
	if len(verdict.Items) != len(items) {
		verdict.Outcome = PartlyTaken
		return items, verdict
	}
	var left []batch.Item
	for i, item := range items {
		switch of := verdict.Items[i]; of.Outcome {
		case Delivered:
			d.deliver(items[i : i+1])
		case Retry:
			left = append(left, item)
			verdict.Reason = of.Reason
		default:
			d.keep("rejected: "+of.Reason, items[i:i+1])
		}
	}
	verdict.Outcome = Retry
	if len(left) == 0 {
		verdict.Outcome = Delivered
	}
	return left, verdict
}

// settle counts what is done. What needs another request goes back to the head of the queue. It returns an error where
// there is to be none.
func (d *delivery) settle(items []batch.Item, verdict Verdict) error {
	half := len(items) / 2
	if verdict.Outcome == OneInvalid && (verdict.Invalid < 0 || verdict.Invalid >= len(items)) {
		verdict.Outcome = Rejected // it counts otherwise than we do
	}
	switch verdict.Outcome {
	case Delivered:
		d.halvings = max(0, d.halvings-1)
		d.deliver(items)
	case OneInvalid:
		d.deliver(items[:verdict.Invalid])
		d.keep("rejected: "+verdict.Reason, items[verdict.Invalid:verdict.Invalid+1])
		d.requeue(items[verdict.Invalid+1:])
	case PartlyTaken:
		d.keep(partlyTaken+verdict.Reason, items)
	case Rejected, TooLarge:
		if half == 0 || verdict.Outcome == Rejected && d.halvings == maxHalvings {
			d.keep("rejected: "+verdict.Reason, items)
			return nil
		}
		d.halvings++
		d.requeue(items[:half], items[half:])
	default:
		return fmt.Errorf("refused: %s", verdict.Reason)
	}
	return nil
}

// request makes one attempt.
func (d *delivery) request(ctx context.Context, items []batch.Item) (Verdict, error) {
	target, err := d.Credentials.Target(ctx)
	if err != nil {
		return Verdict{}, err
	}
	request, err := d.Destination.Request(ctx, target, d.source, items)
	if err != nil {
		return Verdict{}, err
	}
	return d.exchange(request, len(items)), nil
}

// exchange takes a failure on the way for a reply to try again: nobody knows what has arrived, and twice is better
// than never. But a reply that broke off is a receipt where what came of it says so.
func (d *delivery) exchange(request *http.Request, count int) Verdict {
	d.report.Requests++
	reply, err := send(d.Client, request)
	if err != nil && reply.Status > 0 {
		if verdict := d.Destination.Judge(reply, count); verdict.Outcome == Delivered {
			return verdict
		}
	}
	if err != nil {
		return Verdict{Outcome: outcomeOfError(err), Reason: err.Error()}
	}
	verdict := d.Destination.Judge(reply, count)
	verdict.retryAfter = retryAfter(reply.Header, d.Clock.Now())
	return verdict
}

// refresh has the credentials read anew, but once a run: wrong ones do not become right by asking again.
func (d *delivery) refresh(verdict Verdict) error {
	if d.refreshed {
		return fmt.Errorf("not authorized: %s", verdict.Reason)
	}
	d.refreshed = true
	d.Credentials.Forget()
	return nil
}

// wait returns an error when there is to be no further attempt.
func (d *delivery) wait(ctx context.Context, attempt int, verdict Verdict) error {
	if attempt >= maxAttempts {
		return fmt.Errorf("given up after %d attempts: %s", attempt, verdict.Reason)
	}
	pause := max(backoff(attempt, d.Random()), verdict.retryAfter)
	if d.Clock.Now().Add(pause).After(d.deadline) {
		return fmt.Errorf("no time left for another attempt: %s", verdict.Reason)
	}
	return d.Clock.Sleep(ctx, pause)
}

func (d *delivery) deliver(items []batch.Item) {
	for _, item := range items {
		d.report.Delivered += item.Count
	}
}

func (d *delivery) keep(reason string, batches ...[]batch.Item) {
	for _, items := range batches {
		for _, item := range items {
			d.report.Kept = append(d.report.Kept, Kept{Index: item.Index, Count: item.Count, Reason: reason})
		}
	}
}

func (d *delivery) requeue(batches ...[]batch.Item) {
	var head [][]batch.Item
	for _, items := range batches {
		if len(items) > 0 {
			head = append(head, items)
		}
	}
	d.queue = append(head, d.queue...)
}
