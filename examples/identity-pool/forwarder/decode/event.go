// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"strings"
	"time"

	"example.com/harbour/forwarder/jsonscan"
	"example.com/harbour/forwarder/line"
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
}

// Source returns where the payload comes from, with what only its forwarder knows.
func (p *Payload) Source(owner, service, stage, region string) *Source {
	function, ok := strings.CutPrefix(p.LogGroup, "/aws/lambda/")
	if !ok {
		function = "" // not the group of a function
	}
	source := &Source{
		Owner: owner, Service: service, Stage: stage, Function: function,
		Account: p.Account, Region: region, LogGroup: p.LogGroup, LogStream: p.LogStream,
		isAccess: strings.HasPrefix(p.LogGroup, accessLogs),
	}
	for _, member := range []struct{ name, value string }{
		{"owner", owner}, {"service", service}, {"stage", stage}, {"function", function}, {"account", p.Account},
		{"region", region}, {"log_group", p.LogGroup}, {"log_stream", p.LogStream},
	} {
		source.members = appendMember(source.members, member.name, []byte(member.value))
	}
	return source
}

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
	dst = jsonscan.Quote(append(dst, `"event_id":`...), e.ID)
	dst = appendMember(dst, "level", e.Level)
	dst = appendMember(dst, "trace_id", e.TraceID)
	dst = appendMember(dst, "request_id", e.RequestID)
	return append(dst, e.Source.members...)
}

func appendMember(dst []byte, name string, value []byte) []byte {
	if len(value) == 0 {
		return dst
	}
	dst = append(append(append(dst, `,"`...), name...), `":`...)
	return jsonscan.Quote(dst, value)
}
