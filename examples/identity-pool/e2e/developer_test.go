// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"encoding/xml"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"example.com/harbour/local/sign"
)

// makeMethod adds a method to /me that wants a signature and answers 200, for as long as the test runs.
func (s stack) makeMethod(t *testing.T, method string) string {
	t.Helper()
	_, place, _ := strings.Cut(s.apiURL, "/restapis/")
	apiID, _, _ := strings.Cut(place, "/")
	var resources struct {
		Item []struct{ ID, Path string }
	}
	if err := json.Unmarshal(s.asDeveloper(t, "apigateway", http.MethodGet, "/restapis/"+apiID+"/resources", ""), &resources); err != nil {
		t.Fatal(err)
	}
	for _, resource := range resources.Item {
		if resource.Path != meRoute {
			continue
		}
		path := "/restapis/" + apiID + "/resources/" + resource.ID + "/methods/" + method
		s.asDeveloper(t, "apigateway", http.MethodPut, path, `{"authorizationType":"AWS_IAM"}`)
		t.Cleanup(func() { s.asDeveloper(t, "apigateway", http.MethodDelete, path, "") })
		s.asDeveloper(t, "apigateway", http.MethodPut, path+"/integration", `{"type":"MOCK","requestTemplates":{"application/json":"{\"statusCode\":200}"}}`)
		s.asDeveloper(t, "apigateway", http.MethodPut, path+"/responses/200", `{}`)
		s.asDeveloper(t, "apigateway", http.MethodPut, path+"/integration/responses/200", `{}`)
		return method
	}
	t.Fatal("the API has no " + meRoute)
	return ""
}

// session returns temporary credentials of the developer.
func (s stack) session(t *testing.T, seconds string) aws.Credentials {
	t.Helper()
	form := url.Values{"Action": {"GetSessionToken"}, "Version": {"2011-06-15"}, "DurationSeconds": {seconds}}
	answer := s.asDeveloper(t, "sts", http.MethodPost, "/", form.Encode())
	var got struct {
		Credentials struct {
			ID     string `xml:"AccessKeyId"`
			Secret string `xml:"SecretAccessKey"`
			Token  string `xml:"SessionToken"`
		} `xml:"GetSessionTokenResult>Credentials"`
	}
	if err := xml.Unmarshal(answer, &got); err != nil {
		t.Fatal(err)
	}
	keys := got.Credentials
	return aws.Credentials{AccessKeyID: keys.ID, SecretAccessKey: keys.Secret, SessionToken: keys.Token}
}

// asDeveloper asks a service of AWS, with keys that may do everything.
func (s stack) asDeveloper(t *testing.T, service, method, path, body string) []byte {
	t.Helper()
	request, err := http.NewRequest(method, *s.settings.BaseEndpoint+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	if service == "sts" {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	keys, err := s.settings.Credentials.Retrieve(request.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.Request(request, []byte(body), keys, service, s.settings.Region); err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode/100 != 2 {
		t.Fatalf("%s %s: status %d: %s, %v", method, path, response.StatusCode, answer, err)
	}
	return answer
}
