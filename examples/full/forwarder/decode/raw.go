// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"bytes"
	"iter"
	"strconv"

	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

// maxCrash bounds what is joined of the lines that Go writes when it ends a process, in bytes.
const maxCrash = 256 << 10

// RawEvent is an event as CloudWatch Logs has it. Its bytes are good until the next one.
type RawEvent struct {
	ID      []byte
	Millis  int64 // since 1970
	Message []byte
	Count   int // of the events of CloudWatch Logs that it is made of
}

// Events yields the events in their order. It leaves out blank lines: they say nothing, and some destinations refuse
// a whole request for one of them. The lines of a crash are one event.
func (p *Payload) Events() iter.Seq[RawEvent] {
	return func(yield func(RawEvent) bool) {
		var crash RawEvent
		goOn := true
		flush := func() {
			if crash.Count > 0 {
				crash.Message = bytes.TrimRight(crash.Message, "\n") // blank lines after it
				goOn = yield(crash)
				crash = RawEvent{}
			}
		}
		p.eachEvent(func(event RawEvent) bool {
			event.Message = bytes.TrimRight(event.Message, "\r\n")
			switch {
			case p.note == nil && line.IsCrash(event.Message):
				flush()
				crash = event.clone()
			case crash.Count > 0 && continues(event.Message) && len(crash.Message) < maxCrash:
				crash.Message = append(append(crash.Message, '\n'), event.Message...)
				crash.Count++
			default:
				if flush(); goOn && len(bytes.TrimSpace(event.Message)) > 0 {
					goOn = yield(event)
				}
			}
			return goOn
		})
		if goOn {
			flush()
		}
	}
}

func (e RawEvent) clone() RawEvent {
	e.ID, e.Message = bytes.Clone(e.ID), bytes.Clone(e.Message)
	return e
}

// continues tells whether a line after the first one of a crash still belongs to it.
func continues(message []byte) bool {
	for _, start := range []string{"{", "START RequestId: ", "END RequestId: ", "REPORT RequestId: ", "INIT_START "} {
		if bytes.HasPrefix(message, []byte(start)) {
			return false
		}
	}
	return true
}

// eachEvent calls each with the events, blank ones too, until it returns false.
func (p *Payload) eachEvent(each func(RawEvent) bool) {
	if p.events == 0 {
		return
	}
	var buffers [2][]byte
	part, ok := jsonscan.Open(p.text, p.events)
	for ; ok; part, ok = part.Next(p.text) {
		event := RawEvent{Count: 1}
		if part.End = p.event(part.Value, &event, &buffers); !each(event) {
			return
		}
	}
}

// event reads the event that begins at this position, and returns where it ends. What it has under another type than
// CloudWatch Logs gives it is not there.
func (p *Payload) event(at int, event *RawEvent, buffers *[2][]byte) int {
	part, ok := jsonscan.Open(p.text, at)
	for ; ok; part, ok = part.Next(p.text) {
		switch p.key(part) {
		case "id":
			event.ID, part.End = p.string(part.Value, &buffers[0])
		case "message":
			event.Message, part.End = p.string(part.Value, &buffers[1])
		case "timestamp":
			event.Millis, part.End = p.number(part.Value)
		case "count":
			var count int64
			if count, part.End = p.number(part.Value); p.note != nil {
				event.Count = max(1, int(count))
			}
		}
		if part.End < 0 {
			part.End = jsonscan.Value(p.text, part.Value)
		}
	}
	return part.End
}

// number reads the whole number that begins at this position; it is 0 where there is another.
func (p *Payload) number(at int) (number int64, end int) {
	if end = jsonscan.Scalar(p.text, at); end > 0 {
		number, _ = strconv.ParseInt(string(p.text[at:end]), 10, 64)
	}
	return number, end
}
