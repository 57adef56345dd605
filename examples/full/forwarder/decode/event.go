// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

// Event is one log event, ready to be sent.
type Event struct {
	ID   []byte // given by CloudWatch Logs, the same on every delivery
	Time time.Time
	line.Line
	Source *Source
}

// Source is what all events of a payload have in common.
type Source struct {
	Owner     string
	Service   string
	Stage     string
	Function  string
	Account   string
	Region    string
	LogGroup  string
	LogStream string

	isAccess bool
	members  []byte // all of these as members of a JSON object, each after a comma
	labels   []byte // the same without the last
}

// Source returns where the payload comes from, with what only its forwarder knows.
func (p *Payload) Source(owner, service, stage, region string) *Source {
	function := "" // where it is not the group of a function
	for _, groups := range []string{"/aws/lambda/", "/kubernetes/"} {
		if name, ok := strings.CutPrefix(p.LogGroup, groups); ok {
			function = name
		}
	}
	source := &Source{
		Owner: owner, Service: service, Stage: stage, Function: function,
		Account: p.Account, Region: region, LogGroup: p.LogGroup, LogStream: p.LogStream,
		isAccess: strings.HasPrefix(p.LogGroup, accessLogs),
	}
	for _, member := range []struct{ name, value string }{
		{"owner", owner}, {"service", service}, {"stage", stage}, {"function", function}, {"account", p.Account},
		{"region", region}, {"log_group", p.LogGroup},
	} {
		source.labels = appendMember(source.labels, member.name, []byte(member.value))
	}
	source.members = appendMember(slices.Clip(source.labels), "log_stream", []byte(p.LogStream))
	return source
}

// AppendLabels appends what all events of the source have in common, as members of a JSON object without its braces, but
// for the log stream: there are too many of those to be labels.
func (s *Source) AppendLabels(dst []byte) []byte {
	return append(dst, bytes.TrimPrefix(s.labels, []byte(","))...)
}

// AppendStream appends the log stream as a further member.
func (s *Source) AppendStream(dst []byte) []byte { return append(dst, s.members[len(s.labels):]...) }

// Event joins an event of the source with its line.
func (s *Source) Event(raw RawEvent, read line.Line) Event {
	event := Event{ID: raw.ID, Time: time.UnixMilli(raw.Millis), Line: read, Source: s}
	if s.isAccess {
		event.Found = ofAccess(event.Found)
	}
	return event
}

// AppendMessage appends the line as a JSON value: the object as it is, or a string.
func (e *Event) AppendMessage(dst []byte) []byte {
	if e.JSON {
		return append(dst, e.Text...)
	}
	return jsonscan.Quote(dst, e.Text)
}

// AppendMetadata appends where the event comes from, and what of its line is worth an index, as members of a JSON object
// without its braces. What is empty is left out.
func (e *Event) AppendMetadata(dst []byte) []byte {
	return append(e.AppendFound(dst), e.Source.members...)
}

// AppendFound appends of these members only those that no other event has.
func (e *Event) AppendFound(dst []byte) []byte {
	dst = jsonscan.Quote(append(dst, `"event_id":`...), e.ID)
	dst = appendMember(dst, "level", e.Level)
	dst = appendMember(dst, "trace_id", e.TraceID)
	return appendMember(dst, "request_id", e.RequestID)
}

func appendMember(dst []byte, name string, value []byte) []byte {
	if len(value) == 0 {
		return dst
	}
	dst = append(append(append(dst, `,"`...), name...), `":`...)
	return jsonscan.Quote(dst, value)
}
