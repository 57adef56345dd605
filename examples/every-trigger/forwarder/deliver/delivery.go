// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"example.com/orchard/forwarder/batch"
)

// maxRejectedIDs is enough to find out what is wrong.
const maxRejectedIDs = 10

// delivery is the state of one run.
type delivery struct {
	*Sender
	deadline  time.Time
	queue     [][]batch.Item
	report    Report
	refreshed bool  // the credentials have been read anew
	rejection error // the first one
}

// all returns an error when it would be pointless to go on with the batches that are left.
func (d *delivery) all(ctx context.Context) error {
	for len(d.queue) > 0 {
		items := d.queue[0]
		d.queue = d.queue[1:]
		if err := d.one(ctx, items); err != nil {
			return err
		}
	}
	return nil
}

// one sends a batch until its fate is known.
func (d *delivery) one(ctx context.Context, items []batch.Item) error {
	for attempt := 1; ; attempt++ {
		verdict, err := d.request(ctx, items)
		if err != nil {
			return err
		}
		switch verdict.Outcome {
		case Retry:
			err = d.wait(ctx, attempt, verdict)
		case Unauthorized:
			err = d.refresh(verdict)
		default:
			d.settle(items, verdict)
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// settle counts what is done. What needs another request goes back to the head of the queue.
func (d *delivery) settle(items []batch.Item, verdict Verdict) {
	half := len(items) / 2
	switch {
	case verdict.Outcome == Delivered:
		d.report.Delivered += len(items)
	case verdict.Outcome == OneInvalid:
		d.report.Delivered += verdict.Invalid
		d.reject(items[verdict.Invalid:verdict.Invalid+1], verdict.Reason)
		d.requeue(items[verdict.Invalid+1:])
	case verdict.Outcome == TooLarge && half > 0:
		d.requeue(items[:half], items[half:])
	default:
		d.reject(items, verdict.Reason)
	}
}

// request makes one attempt.
func (d *delivery) request(ctx context.Context, items []batch.Item) (Verdict, error) {
	target, err := d.Credentials.Target(ctx)
	if err != nil {
		return Verdict{}, err
	}
	request, err := d.Destination.Request(ctx, target, items)
	if err != nil {
		return Verdict{}, err
	}
	return d.exchange(request, len(items)), nil
}

// exchange takes a failure on the way for a reply to try again: nobody knows what has arrived, and twice is better
// than never.
func (d *delivery) exchange(request *http.Request, count int) Verdict {
	d.report.Requests++
	reply, err := send(d.Client, request)
	if err != nil {
		return Verdict{Outcome: Retry, Reason: err.Error()}
	}
	verdict := d.Destination.Judge(reply.status, reply.body, count)
	verdict.retryAfter = retryAfter(reply.header, d.Clock.Now())
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

func (d *delivery) reject(items []batch.Item, reason string) {
	d.report.Rejected += len(items)
	for _, item := range items[:min(len(items), maxRejectedIDs-len(d.report.RejectedIDs))] {
		d.report.RejectedIDs = append(d.report.RejectedIDs, item.ID)
	}
	if d.rejection == nil {
		d.rejection = fmt.Errorf("rejected: %s", reason)
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
