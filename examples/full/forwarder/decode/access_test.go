// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"testing"

	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

func TestAccessLog(t *testing.T) {
	const root = "1-6b023080-a1b2c3d4e5f60718293a4b5c"
	for name, test := range map[string]struct{ group, message, level, trace, request string }{
		"answered": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"` + root + `", "request_id":"0f8fad5b", "route":"/me", "status":"200"}`,
			"INFO", root, "0f8fad5b",
		},
		"refused": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"-", "request_id":"-", "route":"/me", "status":"401", "refused":"UNAUTHORIZED"}`,
			"WARN", "", "",
		},
		"failed": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"Root=` + root + `", "request_id":"0f8fad5b", "status":"502"}`,
			"ERROR", root, "0f8fad5b",
		},
		"line of a function": {"/aws/lambda/acme-dev-me", `{"message":"called", "trace_id":"-", "status":"502"}`, "", "-", ""},
	} {
		t.Run(name, func(t *testing.T) {
			var reader line.Reader
			event := (&Payload{LogGroup: test.group}).Source("", "", "", "").Event(RawEvent{}, reader.Read([]byte(test.message)))
			if string(event.Level) != test.level || string(event.TraceID) != test.trace || string(event.RequestID) != test.request {
				t.Errorf("level %q, trace %q, request %q", event.Level, event.TraceID, event.RequestID)
			}
		})
	}
}
