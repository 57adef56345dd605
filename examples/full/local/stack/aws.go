// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"

	"github.com/aws/aws-sdk-go-v2/aws"

	"git.lighthouse.example/platform/lighthouse/local/sign"
)

// cloud makes the few calls of AWS that the stack needs, which aren't worth the SDK of three services.
type cloud struct {
	url    *url.URL
	region string
	keys   aws.Credentials
	client *http.Client
}

func (c cloud) putParameter(ctx context.Context, name, value string) error {
	header := http.Header{"Content-Type": {"application/x-amz-json-1.1"}, "X-Amz-Target": {"AmazonSSM.PutParameter"}}
	body, err := json.Marshal(map[string]any{"Name": name, "Value": value, "Type": "SecureString", "Overwrite": true})
	if err != nil {
		return fmt.Errorf("put parameter: %w", err)
	}
	if _, err := c.call(ctx, "ssm", http.MethodPost, "/", header, body); err != nil {
		return fmt.Errorf("put parameter: %w", err)
	}
	return nil
}

func (c cloud) updateCode(ctx context.Context, function, zipFile string) error {
	code, err := os.ReadFile(zipFile)
	if err != nil {
		return fmt.Errorf("update function: %w", err)
	}
	body, err := json.Marshal(map[string][]byte{"ZipFile": code})
	if err != nil {
		return fmt.Errorf("update function: %w", err)
	}
	path := "/2015-03-31/functions/" + url.PathEscape(function) + "/code"
	header := http.Header{"Content-Type": {"application/json"}}
	if _, err := c.call(ctx, "lambda", http.MethodPut, path, header, body); err != nil {
		return fmt.Errorf("update function: %w", err)
	}
	return nil
}

// outputs returns those of a CloudFormation stack.
func (c cloud) outputs(ctx context.Context, stack string) (map[string]string, error) {
	form := url.Values{"Action": {"DescribeStacks"}, "Version": {"2010-05-15"}, "StackName": {stack}}
	header := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	answer, err := c.call(ctx, "cloudformation", http.MethodPost, "/", header, []byte(form.Encode()))
	if err != nil {
		return nil, fmt.Errorf("describe stack: %w", err)
	}
	var description struct {
		Outputs []struct {
			Key   string `xml:"OutputKey"`
			Value string `xml:"OutputValue"`
		} `xml:"DescribeStacksResult>Stacks>member>Outputs>member"`
	}
	if err := xml.Unmarshal(answer, &description); err != nil {
		return nil, fmt.Errorf("describe stack: %w", err)
	}
	outputs := make(map[string]string)
	for _, output := range description.Outputs {
		outputs[output.Key] = output.Value
	}
	return outputs, nil
}

func (c cloud) call(ctx context.Context, service, method, path string, header http.Header, body []byte) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.url.String()+path, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	request.Header = header
	if err := sign.Request(request, body, c.keys, service, c.region); err != nil {
		return nil, err
	}
	response, err := c.client.Do(request)
	if err != nil {
		return nil, err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode >= http.StatusMultipleChoices {
		err = fmt.Errorf("%s: %s", response.Status, answer)
	}
	return answer, err
}

// Caller calls AWS with the developer's keys.
type Caller func(ctx context.Context, service, method, path string, header http.Header, body []byte) ([]byte, error)

// Caller returns what calls this stack's AWS.
func (s *Stack) Caller() Caller { return s.cloud.call }
