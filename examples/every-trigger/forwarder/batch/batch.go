// Managed by venture: edit freely, regenerating merges your changes.

// Package batch fits encoded log events into what one request to a destination may hold.
package batch

import (
	"fmt"

	"example.com/orchard/forwarder/decode"
)

// Item is one encoded event, ready to be sent.
type Item struct {
	ID        string
	Data      []byte
	Truncated bool
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

// Encode turns an event into what the destination takes.
type Encode func(decode.Event) ([]byte, error)

// Fit encodes an event. One that is larger than limit keeps its metadata and the start of its message; it is never
// dropped. A JSON object becomes text, because half an object is none.
func Fit(event decode.Event, limit int, encode Encode) (Item, error) {
	data, err := encode(event)
	truncated := err == nil && len(data) > limit
	if truncated {
		data, err = shorten(event, limit, encode)
	}
	if err != nil {
		return Item{}, fmt.Errorf("encode event %s: %w", event.ID, err)
	}
	return Item{ID: event.ID, Data: data, Truncated: truncated}, nil
}

func shorten(event decode.Event, limit int, encode Encode) ([]byte, error) {
	message, err := text(event.Body)
	if err != nil {
		return nil, err
	}
	event.Body = ""
	envelope, err := encode(event)
	if err != nil {
		return nil, err
	}
	event.Body = truncate(message, limit-len(envelope))
	return encode(event)
}
