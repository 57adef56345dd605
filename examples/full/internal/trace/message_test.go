// Managed by venture: edit freely, regenerating merges your changes.

package trace

import "testing"

func TestFromMessage(t *testing.T) {
	const traceparent = "00-" + w3cRoot + "-" + parent + "-01"
	tests := map[string]struct {
		attributes map[string]string
		want       string
		wantState  string
	}{
		"of AWS":           {map[string]string{"AWSTraceHeader": "Root=" + root}, "Root=" + root, ""},
		"of W3C":           {map[string]string{"traceparent": traceparent}, "Root=" + root + ";Parent=" + parent + ";Sampled=1", ""},
		"of W3C, state":    {map[string]string{"traceparent": traceparent, "tracestate": "a=1"}, "Root=" + root + ";Parent=" + parent + ";Sampled=1", "a=1"},
		"both":             {map[string]string{"AWSTraceHeader": "Root=" + otherRoot, "traceparent": traceparent}, "Root=" + otherRoot, ""},
		"forged, and W3C":  {map[string]string{"AWSTraceHeader": "Root=1\n", "traceparent": traceparent}, "Root=" + root + ";Parent=" + parent + ";Sampled=1", ""},
		"none":             {nil, "", ""},
		"state by itself":  {map[string]string{"tracestate": "a=1"}, "", ""},
		"other attributes": {map[string]string{"kind": "created"}, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, ok := FromMessage(func(name string) string { return test.attributes[name] })
			if id.String() != test.want || id.Tracestate() != test.wantState || ok != (test.want != "") {
				t.Errorf("FromMessage = %q, %q, %v, want %q, %q", id, id.Tracestate(), ok, test.want, test.wantState)
			}
		})
	}
}
