// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"cmp"
	"strings"
)

const accessLogs = "/aws/api-gateway/"

// liftAccess reads a line of API Gateway's access log, which has a status in place of a level, a dash for what API
// Gateway doesn't know, and may have a trace id in the form of the header.
func (e *Event) liftAccess(object map[string]any) {
	known := func(value string) string { return strings.TrimPrefix(value, "-") }
	e.Level = cmp.Or(e.Level, levelOf(first(object["status"])))
	e.TraceID = strings.TrimPrefix(known(e.TraceID), "Root=")
	e.RequestID = known(e.RequestID)
}

func levelOf(status string) string {
	switch {
	case strings.HasPrefix(status, "5"):
		return "ERROR"
	case strings.HasPrefix(status, "4"):
		return "WARN"
	default:
		return "INFO"
	}
}
