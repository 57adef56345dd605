// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"bytes"

	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

const accessLogs = "/aws/api-gateway/"

// ofAccess reads what a line of API Gateway's access log says: it has a status in place of a level, a dash for what API
// Gateway doesn't know, and may have a trace id in the form of the header.
func ofAccess(found line.Found) line.Found {
	known := func(value []byte) []byte { return bytes.TrimPrefix(value, []byte("-")) }
	if len(found.Level) == 0 {
		found.Level = levelOf(found.Status)
	}
	found.TraceID = bytes.TrimPrefix(known(found.TraceID), []byte("Root="))
	found.RequestID = known(found.RequestID)
	return found
}

func levelOf(status []byte) []byte {
	switch {
	case bytes.HasPrefix(status, []byte("5")):
		return []byte("ERROR")
	case bytes.HasPrefix(status, []byte("4")):
		return []byte("WARN")
	default:
		return []byte("INFO")
	}
}
