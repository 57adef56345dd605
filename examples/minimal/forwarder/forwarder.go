// Managed by venture: edit freely, regenerating merges your changes.

// Package forwarder sends the logs of all functions to a log vendor: it is the target of their subscription filters.
package forwarder

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"github.com/acme/acme/forwarder/batch"
	"github.com/acme/acme/forwarder/decode"
	"github.com/acme/acme/forwarder/deliver"
	"github.com/acme/acme/forwarder/line"
)

// maxPayload is many times what a payload unpacks to, and fits into 256 MB of memory with all that is made of it.
const maxPayload = 16 << 20

// envelopeBytes is about what a destination's form adds to a line.
const envelopeBytes = 400

// Forwarder handles the events of CloudWatch Logs. It keeps nothing from one to the next but its sender's credentials.
type Forwarder struct {
	settings Settings
	sender   *deliver.Sender
	logger   *slog.Logger
}

// New returns a forwarder.
func New(settings Settings, sender *deliver.Sender, logger *slog.Logger) *Forwarder {
	return &Forwarder{settings: settings, sender: sender, logger: logger}
}

// Handle forwards one payload and writes one line about it. With an error it asks Lambda to try again later.
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
	items, truncated := f.prepare(&payload)
	report, err := f.sender.Send(ctx, items)
	summary := f.logger.With(
		"log_group", payload.LogGroup, "received", payload.Len(), "delivered", report.Delivered,
		"rejected", report.Rejected, "remaining", report.Remaining, "truncated", truncated,
		"requests", report.Requests, "duration_ms", time.Since(start).Milliseconds(),
	)
	if err != nil {
		summary.ErrorContext(ctx, "logs not forwarded", "rejected_event_ids", report.RejectedIDs, "error", err)
		return err
	}
	summary.InfoContext(ctx, "logs forwarded")
	return nil
}

// prepare encodes one event after the other into one piece of memory, so that no more than one is unpacked at a time.
func (f *Forwarder) prepare(payload *decode.Payload) (items []batch.Item, truncated int) {
	destination, limit := f.sender.Destination, f.sender.Destination.Limits().EventBytes
	source := payload.Source(f.settings.Owner, f.settings.Service, f.settings.Stage, f.settings.Region)
	var reader line.Reader
	items = make([]batch.Item, 0, payload.Len())
	encoded := make([]byte, 0, payload.Size()+payload.Len()*envelopeBytes)
	for raw := range payload.Events() {
		event := source.Event(raw, reader.Read(raw.Message))
		grown, cut := batch.Fit(encoded, &event, limit, destination.Append)
		if cut {
			truncated++
		}
		items = append(items, batch.Item{ID: string(raw.ID), Data: grown[len(encoded):len(grown):len(grown)], Count: raw.Count})
		encoded = grown
	}
	return items, truncated
}
