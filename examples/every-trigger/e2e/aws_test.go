// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/xml"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"example.com/orchard/local/sign"
)

func form() http.Header { return http.Header{"Content-Type": {"application/x-www-form-urlencoded"}} }

// output returns one of the API's stack.
func (s stack) output(t *testing.T, key string) string {
	t.Helper()
	question := url.Values{"Action": {"DescribeStacks"}, "Version": {"2010-05-15"}, "StackName": {"orchard-local"}}
	got := s.call(t, "cloudformation", http.MethodPost, "/", form(), question.Encode())
	var description struct {
		Outputs []struct {
			Key   string `xml:"OutputKey"`
			Value string `xml:"OutputValue"`
		} `xml:"DescribeStacksResult>Stacks>member>Outputs>member"`
	}
	if err := xml.Unmarshal(got.body, &description); err != nil {
		t.Fatal(err)
	}
	for _, output := range description.Outputs {
		if output.Key == key {
			return output.Value
		}
	}
	t.Fatalf("the stack has no output %s", key)
	return ""
}

// call asks AWS, where the SDK of a service isn't worth its weight.
func (s stack) call(t *testing.T, service, method, path string, header http.Header, body string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, *s.settings.BaseEndpoint+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header = header
	keys, err := s.settings.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.Request(request, []byte(body), keys, service, s.settings.Region); err != nil {
		t.Fatal(err)
	}
	got := do(t, request)
	if got.status != http.StatusOK {
		t.Fatalf("%s: status %d: %s", service, got.status, got.body)
	}
	return got
}
