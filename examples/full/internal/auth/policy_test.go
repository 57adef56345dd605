// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"errors"
	"testing"
)

func TestStageARN(t *testing.T) {
	tests := map[string]struct {
		method, want string
	}{
		"usual":              {"arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/GET/hello", "arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/*"},
		"China":              {"arn:aws-cn:execute-api:cn-north-1:123456789012:abc123/prod/GET/", "arn:aws-cn:execute-api:cn-north-1:123456789012:abc123/prod/*"},
		"GovCloud":           {"arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abc123/prod/ANY", "arn:aws-us-gov:execute-api:us-gov-west-1:123456789012:abc123/prod/*"},
		"console test":       {"arn:aws:execute-api:eu-west-1:123456789012:abc123/ESTestInvoke-stage/GET/", "arn:aws:execute-api:eu-west-1:123456789012:abc123/ESTestInvoke-stage/*"},
		"colons in the path": {"arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/GET/a:b:c/d", "arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/*"},
		"stars in the path":  {"arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/GET/*", "arn:aws:execute-api:eu-west-1:123456789012:abc123/dev/*"},
		"nothing":            {"", ""},
		"too short":          {"arn:aws:execute-api:eu-west-1:123456789012", ""},
		"no stage":           {"arn:aws:execute-api:eu-west-1:123456789012:abc123", ""},
		"no method":          {"arn:aws:execute-api:eu-west-1:123456789012:abc123/dev", ""},
		"empty stage":        {"arn:aws:execute-api:eu-west-1:123456789012:abc123//GET/hello", ""},
		"empty account":      {"arn:aws:execute-api:eu-west-1::abc123/dev/GET/hello", ""},
		"any API":            {"arn:aws:execute-api:eu-west-1:123456789012:*/dev/GET/hello", ""},
		"any stage":          {"arn:aws:execute-api:eu-west-1:123456789012:abc123/*/GET/hello", ""},
		"policy variable":    {"arn:aws:execute-api:eu-west-1:123456789012:abc123/${x}/GET/hello", ""},
		"another service":    {"arn:aws:lambda:eu-west-1:123456789012:function/dev/GET", ""},
		"no ARN":             {"urn:aws:execute-api:eu-west-1:123456789012:abc123/dev/GET/hello", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := StageARN(test.method)
			if got != test.want || (test.want == "") != errors.Is(err, ErrMethodARN) {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}
