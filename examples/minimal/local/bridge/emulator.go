// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/acme/acme/local/sign"
)

const targetPrefix = "AWSCognitoIdentityProviderService."

var errNoPool = errors.New("no user pool has this client")

// emulator makes the bridge's own calls.
type emulator struct {
	url    *url.URL
	region string
	keys   aws.Credentials
	client *http.Client
}

type account struct {
	Username   string
	Status     string `json:"UserStatus"`
	Attributes []struct {
		Name  string
		Value string
	} `json:"UserAttributes"`
}

// poolOf asks every time: pools come and go with deployments, and a machine has few of them.
func (e emulator) poolOf(ctx context.Context, clientID string) (string, error) {
	request := map[string]any{"MaxResults": 60}
	for {
		var page struct {
			UserPools []struct {
				ID string `json:"Id"`
			}
			NextToken string
		}
		if err := e.cognito(ctx, "ListUserPools", request, &page); err != nil {
			return "", err
		}
		for _, pool := range page.UserPools {
			var found struct{}
			err := e.cognito(ctx, "DescribeUserPoolClient", map[string]any{"UserPoolId": pool.ID, "ClientId": clientID}, &found)
			if err == nil {
				return pool.ID, nil
			}
		}
		if page.NextToken == "" {
			return "", errNoPool
		}
		request["NextToken"] = page.NextToken
	}
}

// postConfirmation returns the ARN of the trigger, or "" where the pool has none.
func (e emulator) postConfirmation(ctx context.Context, pool string) (string, error) {
	var description struct {
		UserPool struct {
			LambdaConfig struct{ PostConfirmation string }
		}
	}
	err := e.cognito(ctx, "DescribeUserPool", map[string]any{"UserPoolId": pool}, &description)
	return description.UserPool.LambdaConfig.PostConfirmation, err
}

func (e emulator) account(ctx context.Context, pool, username string) (account, error) {
	var found account
	err := e.cognito(ctx, "AdminGetUser", map[string]any{"UserPoolId": pool, "Username": username}, &found)
	return found, err
}

// verify notes that somebody has proved that the e-mail is theirs.
func (e emulator) verify(ctx context.Context, pool, username string) error {
	verified := map[string]string{"Name": "email_verified", "Value": "true"}
	request := map[string]any{"UserPoolId": pool, "Username": username, "UserAttributes": []any{verified}}
	return e.cognito(ctx, "AdminUpdateUserAttributes", request, &struct{}{})
}

func (e emulator) cognito(ctx context.Context, action string, request, response any) error {
	body, err := json.Marshal(request)
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	header := http.Header{
		"Content-Type": {"application/x-amz-json-1.1"},
		"X-Amz-Target": {targetPrefix + action},
	}
	answer, err := e.post(ctx, "cognito-idp", "/", header, body)
	if err == nil && answer.status != http.StatusOK {
		err = errors.New(answer.exception())
	}
	if err == nil {
		err = json.Unmarshal(answer.body, response)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	return nil
}

func (e emulator) invoke(ctx context.Context, function string, payload []byte) (answer, error) {
	path := "/2015-03-31/functions/" + url.PathEscape(function) + "/invocations"
	return e.post(ctx, "lambda", path, http.Header{"X-Amz-Invocation-Type": {"RequestResponse"}}, payload)
}

func (e emulator) post(ctx context.Context, service, path string, header http.Header, body []byte) (answer, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, e.url.JoinPath(path).String(), bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	request.Header = header
	if err := sign.Request(request, body, e.keys, service, e.region); err != nil {
		return answer{}, err
	}
	response, err := e.client.Do(request)
	if err != nil {
		return answer{}, err
	}
	defer response.Body.Close()
	reply, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{}, err
	}
	return answer{status: response.StatusCode, header: response.Header, body: reply}, nil
}

type answer struct {
	status int
	header http.Header
	body   []byte
}

// exception names the error as an AWS service has: with the header, or in the body, or not at all.
func (a answer) exception() string {
	var failure struct {
		Type string `json:"__type"`
	}
	name, _, _ := strings.Cut(a.header.Get("X-Amzn-Errortype"), ":")
	if name == "" && json.Unmarshal(a.body, &failure) == nil {
		name = failure.Type[strings.LastIndex(failure.Type, "#")+1:]
	}
	if name == "" {
		name = http.StatusText(a.status)
	}
	return name
}
