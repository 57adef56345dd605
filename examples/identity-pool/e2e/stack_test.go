// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

// Package e2e drives the local stack from outside, as a page in a browser and an administrator would.
package e2e

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/getkin/kin-openapi/routers"

	"example.com/harbour/internal/config"
	"example.com/harbour/local/store"
)

const (
	// patience is how long a test waits for what happens by itself, such as a log line on its way.
	patience = 30 * time.Second
	interval = 50 * time.Millisecond
)

// stack is a local stack that runs.
type stack struct {
	description routers.Router // of the API

	apiURL    string
	webOrigin string
	logsURL   string
	logsToken string
	poolID    string
	clientID  string
	cognito   *cognitoidentityprovider.Client
	dynamo    *dynamodb.Client
	settings  aws.Config // of any other client

	cognitoURL   string
	identityPool string
}

func open(t *testing.T) stack {
	t.Helper()
	env := config.New(os.LookupEnv)
	cognitoURL, awsURL := env.String("LOCAL_COGNITO_URL"), env.String("LOCAL_AWS_URL")
	region := env.String("AWS_REGION")
	s := stack{
		apiURL:    env.String("LOCAL_API_URL"),
		webOrigin: env.String("LOCAL_WEB_ORIGIN"),
		logsURL:   env.String("LOCAL_LOGS_URL"),
		logsToken: env.String("LOCAL_LOGS_TOKEN"),
		poolID:    env.String("LOCAL_POOL_ID"),
		clientID:  env.String("LOCAL_CLIENT_ID"),

		cognitoURL:   cognitoURL,
		identityPool: env.String("LOCAL_IDENTITY_POOL_ID"),
	}
	keys := aws.Credentials{
		AccessKeyID: env.String("LOCAL_AWS_ACCESS_KEY_ID"), SecretAccessKey: env.String("LOCAL_AWS_SECRET_ACCESS_KEY"),
	}
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	settings := aws.Config{
		Region: region,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return keys, nil
		}),
	}
	settings.BaseEndpoint = &cognitoURL
	s.cognito = cognitoidentityprovider.NewFromConfig(settings)
	settings.BaseEndpoint = &awsURL
	s.dynamo = dynamodb.NewFromConfig(settings)
	s.description = readDescription(t)
	s.settings = settings
	return s
}

// answer is one of the API's.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (s stack) get(t *testing.T, route string, header map[string]string) answer {
	t.Helper()
	return s.ask(t, http.MethodGet, route, header, "")
}

func send(t *testing.T, method, url string, header map[string]string) answer {
	t.Helper()
	return sendBody(t, method, url, header, "")
}

func sendBody(t *testing.T, method, url string, header map[string]string, content string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, url, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range header {
		request.Header.Set(name, value)
	}
	signAsCaller(t, request, content)
	return do(t, request)
}

func do(t *testing.T, request *http.Request) answer {
	t.Helper()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{status: response.StatusCode, header: response.Header, body: body}
}

// check wants a status, and a body with the texts in it.
func (a answer) check(t *testing.T, status int, texts ...string) {
	t.Helper()
	if a.status != status {
		t.Errorf("status %d, want %d: %s", a.status, status, a.body)
	}
	for _, text := range texts {
		if !contains(a.body, text) {
			t.Errorf("%s is not in %s", text, a.body)
		}
	}
}

func bearer(token string) map[string]string {
	return map[string]string{"Authorization": "Bearer " + token}
}

// lines are the log lines that a query in LogsQL finds.
func (s stack) lines(t *testing.T, query string) []store.Row {
	t.Helper()
	address := s.logsURL + store.QueryPath + "?" + url.Values{"query": {query}}.Encode()
	got := send(t, http.MethodGet, address, bearer(s.logsToken))
	got.check(t, http.StatusOK)
	rows, err := store.Parse(got.body)
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// await waits for lines.
func (s stack) await(t *testing.T, what, query string) []store.Row {
	t.Helper()
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); <-ticker.C {
		if lines := s.lines(t, query); len(lines) > 0 {
			return lines
		}
	}
	t.Fatalf("%s: no log line after %v", what, patience)
	return nil
}
