// Managed by venture: edit freely, regenerating merges your changes.

package forwarder

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/deliver"
	"git.lighthouse.example/platform/lighthouse/forwarder/keep"
)

var errUnreadable = errors.New("cannot be read, and stays")

// Choice is which of the kept logs are sent again: since a time, and for reasons that hold a text.
type Choice struct {
	Since  time.Time
	Reason string
}

// Redrive sends kept logs again, the oldest first and no more than rate events a second. What is delivered is removed,
// and what is not stays. It may be stopped at any time and run again. Progress goes to w.
func (f *Forwarder) Redrive(ctx context.Context, choice Choice, rate int, w io.Writer) error {
	keys, err := f.keptSince(ctx, choice.Since)
	if err != nil {
		return err
	}
	if len(keys) == 0 {
		_, _ = fmt.Fprintln(w, "nothing is kept")
	}
	var delivered, kept, apart, broken int
	for number, key := range keys {
		if keep.IsApart(key) && choice.Reason == "" {
			apart++
			continue
		}
		start := time.Now()
		sent, left, err := f.redriveOne(ctx, key, choice.Reason)
		if errors.Is(err, errUnreadable) { // the others are not to wait for it
			_, _ = fmt.Fprintln(w, err)
			broken++
			continue
		}
		if err != nil {
			return fmt.Errorf("after %d of %d: %w", number, len(keys), err)
		}
		delivered, kept = delivered+sent, kept+left
		_, _ = fmt.Fprintf(w, "%d of %d: %d delivered, %d left\n", number+1, len(keys), delivered, kept)
		pause := time.Duration(sent+left)*time.Second/time.Duration(rate) - time.Since(start)
		if err := f.sender.Clock.Sleep(ctx, max(0, pause)); err != nil {
			return fmt.Errorf("stopped after %d of %d: %w", number+1, len(keys), err)
		}
	}
	if apart > 0 {
		_, _ = fmt.Fprintf(w, "left alone: %d objects of which the destination may have stored a part; REASON=partly sends them\n", apart)
	}
	if kept+broken > 0 {
		return fmt.Errorf("%d events are left, and %d objects that cannot be read", kept, broken)
	}
	return nil
}

// keptSince returns the keys of what the forwarder has kept, and then of what Lambda has, each in the order of time.
func (f *Forwarder) keptSince(ctx context.Context, since time.Time) ([]string, error) {
	var keys []string
	for _, prefix := range []string{f.settings.Stage + "/", "aws/lambda/async/"} {
		all, err := f.store.List(ctx, prefix)
		if err != nil {
			return nil, err
		}
		for _, key := range all {
			if !dayOf(strings.TrimPrefix(key, prefix)).Before(since.UTC().Truncate(24 * time.Hour)) {
				keys = append(keys, key)
			}
		}
	}
	return keys, nil
}

// dayOf finds the day in a key; one without is as new as any.
func dayOf(key string) time.Time {
	for at := range len(key) {
		if day, err := time.Parse("2006/01/02/", key[at:min(len(key), at+len("2006/01/02/"))]); err == nil {
			return day
		}
	}
	return time.Now()
}

func (f *Forwarder) redriveOne(ctx context.Context, key, reason string) (sent, left int, err error) {
	object, err := f.store.Get(ctx, key)
	if err != nil {
		return 0, 0, err
	}
	payload, note, err := keep.Read(object, maxPayload)
	if err != nil {
		return 0, 0, fmt.Errorf("%w: %s: %w", errUnreadable, key, err)
	}
	switch {
	case !note.Holds(reason):
		return 0, 0, nil
	case payload.IsControl(), payload.LogGroup == f.settings.OwnGroup: // as Lambda may have kept it
		return 0, 0, f.store.Delete(ctx, key)
	}
	result := f.forward(ctx, &payload)
	if ctx.Err() != nil { // who stopped this is no reason
		for i := range result.Kept {
			result.Kept[i].Reason = note.Reason()
		}
	}
	return result.Delivered, result.kept, f.settle(ctx, &payload, result, key)
}

// settle removes an object of which nothing is left, and leaves what is.
func (f *Forwarder) settle(ctx context.Context, payload *decode.Payload, result result, key string) error {
	ctx = context.WithoutCancel(ctx) // what was delivered must not stay, whoever stops this
	isApart := slices.ContainsFunc(result.Kept, deliver.Kept.MayBeStored)
	switch {
	case len(result.Kept) == 0:
		return f.store.Delete(ctx, key)
	case result.Delivered == 0 && !isApart:
		return nil
	case isApart, strings.HasPrefix(key, "aws/"): // two objects come of it, or Lambda's form is not ours to write
		if err := f.keep(ctx, payload, result.Kept, keep.Key(f.settings.Stage, time.Now(), f.name(ctx))); err != nil {
			return err
		}
		return f.store.Delete(ctx, key)
	default:
		return f.keep(ctx, payload, result.Kept, key)
	}
}
