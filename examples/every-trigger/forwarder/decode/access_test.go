// Managed by venture: edit freely, regenerating merges your changes.

package decode

import (
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestAccessLog(t *testing.T) {
	const root = "1-6b023080-a1b2c3d4e5f60718293a4b5c"
	tests := map[string]struct {
		group, message string
		want           Metadata
	}{
		"answered": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"` + root + `", "request_id":"0f8fad5b", "route":"/me", "status":"200"}`,
			Metadata{Level: "INFO", TraceID: root, RequestID: "0f8fad5b"},
		},
		"refused": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"-", "request_id":"-", "route":"/me", "status":"401", "refused":"UNAUTHORIZED"}`,
			Metadata{Level: "WARN"},
		},
		"failed": {
			accessLogs + "acme-dev",
			`{"message":"api request", "trace_id":"Root=` + root + `", "request_id":"0f8fad5b", "status":"502"}`,
			Metadata{Level: "ERROR", TraceID: root, RequestID: "0f8fad5b"},
		},
		"line of a function": {
			"/aws/lambda/acme-dev-me", `{"message":"called", "trace_id":"-", "status":"502"}`,
			Metadata{TraceID: "-", Function: "acme-dev-me"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			payload := Payload{data: events.CloudwatchLogsData{LogGroup: test.group}}
			test.want.LogGroup = test.group
			if event := payload.event(events.CloudwatchLogsLogEvent{Message: test.message}); event.Metadata != test.want {
				t.Errorf("got %+v, want %+v", event.Metadata, test.want)
			}
		})
	}
}
