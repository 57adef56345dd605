// Managed by venture: edit freely, regenerating merges your changes.

// Package batch fits encoded log events into what one request to a destination may hold.
package batch

import (
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

// Item is one encoded event, ready to be sent.
type Item struct {
	ID    string
	Data  []byte
	Count int // of the events of CloudWatch Logs in it
	Index int // among the events of the payload
}

// Limits are those of one request, before compression: that is where destinations count.
type Limits struct {
	EventBytes int
	Bytes      int
	Count      int
}

// Split puts items into batches without changing their order. Two runs over the same items give the same batches,
// so that a destination can recognise a repeated one.
func Split(items []Item, limits Limits) [][]Item {
	var batches [][]Item
	start, size := 0, 0
	for i, item := range items {
		weight := len(item.Data) + 1 // a separator
		if i > start && (size+weight > limits.Bytes || i-start == limits.Count) {
			batches = append(batches, items[start:i])
			start, size = i, 0
		}
		size += weight
	}
	if start < len(items) {
		batches = append(batches, items[start:])
	}
	return batches
}

// Append appends an event in the form that the destination takes.
type Append func(dst []byte, event *decode.Event) []byte

// Fit appends an event to dst. One that is larger than limit keeps its metadata and the start of its line; it is never
// dropped. A JSON object becomes text, because half an object is none.
func Fit(dst []byte, event *decode.Event, limit int, encode Append) (grown []byte, truncated bool) {
	start := len(dst)
	grown = encode(dst, event)
	if len(grown)-start <= limit {
		return grown, false
	}
	text := event.Text
	event.JSON, event.Text = false, nil
	envelope := len(encode(grown[:start], event)) - start
	event.Text = truncate(text, limit-envelope)
	return encode(grown[:start], event), true
}
