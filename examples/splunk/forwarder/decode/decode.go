// Managed by venture: edit freely, regenerating merges your changes.

// Package decode turns what CloudWatch Logs sends into log events.
package decode

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/events"
)

var (
	// ErrTooLarge says that a payload grows beyond the limit when it is unpacked.
	ErrTooLarge = errors.New("payload is too large")

	// ErrMessageType says that CloudWatch Logs sent something that is neither log events nor a control message.
	ErrMessageType = errors.New("unknown message type")
)

// Payload holds the log events that CloudWatch Logs took from one log stream.
type Payload struct {
	data events.CloudwatchLogsData
}

// Decode unpacks the data of a CloudWatch Logs event: JSON in gzip in base64. A few kilobytes of gzip can unpack to
// gigabytes, so no more than limit bytes are read.
func Decode(data string, limit int64) (Payload, error) {
	packed, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return Payload{}, fmt.Errorf("decode base64: %w", err)
	}
	reader, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return Payload{}, fmt.Errorf("open gzip: %w", err)
	}
	text, err := io.ReadAll(io.LimitReader(reader, limit+1))
	if err != nil {
		return Payload{}, fmt.Errorf("read gzip: %w", err)
	}
	if int64(len(text)) > limit {
		return Payload{}, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	var payload Payload
	if err := json.Unmarshal(text, &payload.data); err != nil {
		return Payload{}, fmt.Errorf("decode payload: %w", err)
	}
	if kind := payload.data.MessageType; kind != "DATA_MESSAGE" && kind != "CONTROL_MESSAGE" {
		return Payload{}, ErrMessageType
	}
	return payload, nil
}

// IsControl tells whether CloudWatch Logs only checks that the function can be reached.
func (p Payload) IsControl() bool { return p.data.MessageType == "CONTROL_MESSAGE" }

// LogGroup returns the log group of all events.
func (p Payload) LogGroup() string { return p.data.LogGroup }

// Len counts the events, blank ones included.
func (p Payload) Len() int { return len(p.data.LogEvents) }

// Events yields the events in their order. It leaves out blank lines: they say nothing, and some destinations refuse
// a whole request for one of them.
func (p Payload) Events() iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for _, logEvent := range p.data.LogEvents {
			if strings.TrimSpace(logEvent.Message) == "" {
				continue
			}
			if !yield(p.event(logEvent)) {
				return
			}
		}
	}
}

func (p Payload) event(logEvent events.CloudwatchLogsLogEvent) Event {
	function, ok := strings.CutPrefix(p.data.LogGroup, "/aws/lambda/")
	if !ok {
		function = "" // not the group of a function
	}
	event := Event{
		Time: time.UnixMilli(logEvent.Timestamp).UTC(),
		Body: strings.TrimRight(logEvent.Message, "\r\n"),
		Metadata: Metadata{
			ID:        logEvent.ID,
			Account:   p.data.Owner,
			LogGroup:  p.data.LogGroup,
			LogStream: p.data.LogStream,
			Function:  function,
		},
	}
	if object, ok := parseObject(logEvent.Message); ok {
		event.Body = object
		event.lift(object)
		if strings.HasPrefix(p.data.LogGroup, accessLogs) {
			event.liftAccess(object)
		}
	}
	return event
}
