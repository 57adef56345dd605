// Managed by venture: edit freely, regenerating merges your changes.

package awsconfig

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"example.com/harbour/internal/trace"
)

// TestClientsShareConnections is for processes in which many functions have clients of their own.
func TestClientsShareConnections(t *testing.T) {
	t.Setenv("AWS_REGION", "eu-west-1")
	t.Setenv("AWS_CA_BUNDLE", "")
	open := func() *dynamodb.Client {
		settings, err := Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return dynamodb.NewFromConfig(settings)
	}
	if one, other := open().Options().HTTPClient, open().Options().HTTPClient; one != other {
		t.Errorf("clients connect by %p and %p", one, other)
	}
}

func TestLoadPassesTheTraceOn(t *testing.T) {
	const invocation, sender = "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b", "Root=1-6b030646-ffffffffffffffffffffffff;Sampled=1"
	var got string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Get(trace.Header)
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		_, _ = w.Write([]byte(`{}`))
	}))
	defer server.Close()
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": server.URL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret",
		"AWS_LAMBDA_FUNCTION_NAME": "function", "_X_AMZN_TRACE_ID": invocation,
	} {
		t.Setenv(name, value)
	}
	settings, err := Load(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	id, err := trace.Parse(sender)
	if err != nil {
		t.Fatal(err)
	}
	client := dynamodb.NewFromConfig(settings)

	if _, err := client.ListTables(trace.NewContext(t.Context(), id), nil); err != nil || got != sender {
		t.Errorf("sent %q, %v, want the sender's, %q", got, err, sender)
	}
	if _, err := client.ListTables(t.Context(), nil); err != nil || got != invocation {
		t.Errorf("sent %q, %v, want that of the invocation, %q", got, err, invocation)
	}
}
