// Managed by venture: edit freely, regenerating merges your changes.

package trace

// FromMessage returns the id that the sender of a message has put into its attributes: AWSTraceHeader, which SQS writes
// itself where the call that sent the message had the trace, else traceparent.
func FromMessage(attribute func(name string) string) (ID, bool) {
	if id, err := Parse(attribute("AWSTraceHeader")); err == nil {
		return id, true
	}
	id, err := parseTraceparent(attribute("traceparent"), attribute("tracestate"))
	return id, err == nil
}
