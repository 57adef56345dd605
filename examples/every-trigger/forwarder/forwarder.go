// Managed by venture: edit freely, regenerating merges your changes.

// Package forwarder sends the logs of all functions to a log vendor: it is the target of their subscription filters.
package forwarder

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"
	"github.com/aws/aws-lambda-go/lambdacontext"

	"example.com/orchard/forwarder/batch"
	"example.com/orchard/forwarder/decode"
	"example.com/orchard/forwarder/deliver"
	"example.com/orchard/forwarder/keep"
	"example.com/orchard/forwarder/line"
)

// maxPayload is many times what a payload unpacks to, and fits into 256 MB of memory with all that is made of it.
const maxPayload = 16 << 20

// envelopeBytes is about what a destination's form adds to a line.
const envelopeBytes = 400

// Forwarder handles the events of CloudWatch Logs. It keeps nothing from one to the next but its sender's credentials.
type Forwarder struct {
	settings Settings
	sender   *deliver.Sender
	store    keep.Store
	logger   *slog.Logger
}

// New returns a forwarder that keeps in store what it cannot deliver.
func New(settings Settings, sender *deliver.Sender, store keep.Store, logger *slog.Logger) *Forwarder {
	return &Forwarder{settings: settings, sender: sender, store: store, logger: logger}
}

// Handle forwards one payload and writes one line about it. What cannot be delivered is kept, and that is no error: Lambda
// would send again what was delivered. With an error it asks Lambda to try all of it again later.
func (f *Forwarder) Handle(ctx context.Context, event events.CloudwatchLogsEvent) error {
	start := time.Now()
	payload, err := decode.Decode(event.AWSLogs.Data, maxPayload)
	if err != nil {
		f.logger.ErrorContext(ctx, "payload not readable", "error", err)
		return fmt.Errorf("decode payload: %w", err)
	}
	// A line about its own log group would be forwarded as well, and so on for ever: no word about it.
	if payload.IsControl() || payload.LogGroup == f.settings.OwnGroup {
		return nil
	}
	return f.Forward(ctx, &payload, start)
}

// Forward is Handle for a payload that needs no decoding, and came at this time.
func (f *Forwarder) Forward(ctx context.Context, payload *decode.Payload, start time.Time) error {
	result := f.forward(ctx, payload)
	key := keep.Key(f.settings.Stage, start, f.name(ctx))
	err := f.keep(ctx, payload, result.Kept, key)
	f.summarize(ctx, payload, result, time.Since(start), err)
	return err
}

// result is what became of a payload.
type result struct {
	deliver.Report

	truncated int
	kept      int // events of CloudWatch Logs
	reasons   map[string]int
}

func (f *Forwarder) forward(ctx context.Context, payload *decode.Payload) result {
	source := payload.Source(f.settings.Owner, f.settings.Service, f.settings.Stage, f.settings.Region)
	items, truncated := f.prepare(payload, source)
	result := result{Report: f.sender.Send(ctx, source, items), truncated: truncated}
	result.reasons, result.kept = count(result.Kept)
	return result
}

// count returns how many events were kept, for each reason and altogether.
func count(kept []deliver.Kept) (reasons map[string]int, all int) {
	reasons = map[string]int{}
	for _, one := range kept {
		reasons[one.Reason] += one.Count
		all += one.Count
	}
	return reasons, all
}

// keep stores what was not delivered, and nothing else. What the destination may have stored stands apart.
func (f *Forwarder) keep(ctx context.Context, payload *decode.Payload, kept []deliver.Kept, key string) error {
	var surely, perhaps []deliver.Kept
	for _, one := range kept {
		if one.MayBeStored() {
			perhaps = append(perhaps, one)
		} else {
			surely = append(surely, one)
		}
	}
	return errors.Join(f.put(ctx, payload, surely, key), f.put(ctx, payload, perhaps, keep.Apart(key)))
}

func (f *Forwarder) put(ctx context.Context, payload *decode.Payload, kept []deliver.Kept, key string) error {
	if len(kept) == 0 {
		return nil
	}
	wanted := make(map[int]bool, len(kept))
	for _, one := range kept {
		wanted[one.Index] = true
	}
	reasons, all := count(kept)
	object, err := keep.Object(payload, func(index int) bool { return wanted[index] }, keep.Note{Time: time.Now().UTC(), Reasons: reasons})
	if err != nil {
		return err
	}
	if err := f.store.Put(ctx, key, object); err != nil {
		return fmt.Errorf("keep %d events: %w", all, err)
	}
	return nil
}

// name is the invocation's, which tells its objects from those of others.
func (f *Forwarder) name(ctx context.Context) string {
	if invocation, ok := lambdacontext.FromContext(ctx); ok {
		return invocation.AwsRequestID
	}
	return rand.Text()
}

// summarize writes one line, from which CloudWatch makes metrics too (embedded metric format). Received is the sum of
// delivered, kept and ignored.
func (f *Forwarder) summarize(ctx context.Context, payload *decode.Payload, result result, took time.Duration, err error) {
	attrs := []slog.Attr{
		slog.String("stage", f.settings.Stage), slog.String("log_group", payload.LogGroup),
		slog.Int("received", payload.Len()), slog.Int("delivered", result.Delivered), slog.Int("kept", result.kept),
		slog.Int("ignored", payload.Len()-result.Delivered-result.kept), slog.Int("truncated", result.truncated),
		slog.Int("requests", result.Requests), slog.Int64("duration_ms", took.Milliseconds()),
	}
	if result.kept > 0 {
		attrs = append(attrs, slog.Any("reasons", result.reasons))
	}
	if err != nil { // no metrics: Lambda tries all of it again
		f.logger.LogAttrs(ctx, slog.LevelError, "logs neither forwarded nor kept", append(attrs, slog.Any("error", err))...)
		return
	}
	attrs = append(attrs, slog.Any("_aws", metrics(f.settings.Service)))
	switch {
	case result.kept > 0:
		f.logger.LogAttrs(ctx, slog.LevelError, "logs kept", attrs...)
	default:
		f.logger.LogAttrs(ctx, slog.LevelInfo, "logs forwarded", attrs...)
	}
}

// metrics tells CloudWatch which fields of a line are metrics; resources.yml has an alarm on one of them.
func metrics(service string) any {
	type metric struct {
		Name string `json:"Name"`
		Unit string `json:"Unit"`
	}
	return map[string]any{
		"Timestamp": time.Now().UnixMilli(),
		"CloudWatchMetrics": []any{map[string]any{
			"Namespace": service + "/logs", "Dimensions": [][]string{{"stage"}},
			"Metrics": []metric{{"received", "Count"}, {"delivered", "Count"}, {"kept", "Count"}, {"ignored", "Count"}},
		}},
	}
}

// prepare encodes one event after the other into one piece of memory, so that no more than one is unpacked at a time.
func (f *Forwarder) prepare(payload *decode.Payload, source *decode.Source) (items []batch.Item, truncated int) {
	destination, limit := f.sender.Destination, f.sender.Destination.Limits().EventBytes
	var reader line.Reader
	items = make([]batch.Item, 0, payload.Len())
	encoded := make([]byte, 0, len(payload.Text())+payload.Len()*envelopeBytes)
	for raw := range payload.Events() {
		event := source.Event(raw, reader.Read(raw.Message))
		grown, cut := batch.Fit(encoded, &event, limit, destination.Append)
		if cut {
			truncated++
		}
		items = append(items, batch.Item{ID: string(raw.ID), Data: grown[len(encoded):len(grown):len(grown)], Count: raw.Count, Index: len(items)})
		encoded = grown
	}
	return items, truncated
}
