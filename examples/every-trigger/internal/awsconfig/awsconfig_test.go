// Managed by venture: edit freely, regenerating merges your changes.

package awsconfig

import (
	"fmt"
	"hash/crc32"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"example.com/orchard/internal/trace"
)

// serveAWS answers as a service that has nothing, and counts who connects to it.
func serveAWS(t *testing.T, connections *atomic.Int64, handle func(*http.Request)) {
	t.Helper()
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handle(r)
		w.Header().Set("Content-Type", "application/x-amz-json-1.0")
		w.Header().Set("X-Amz-Crc32", fmt.Sprint(crc32.ChecksumIEEE([]byte(`{}`)))) // a connection that lies is not used again
		_, _ = w.Write([]byte(`{}`))
	}))
	server.Config.ConnState = func(_ net.Conn, state http.ConnState) {
		if state == http.StateNew {
			connections.Add(1)
		}
	}
	server.Start()
	t.Cleanup(server.Close)
	for name, value := range map[string]string{
		"AWS_ENDPOINT_URL": server.URL, "AWS_REGION": "eu-west-1", "AWS_ACCESS_KEY_ID": "id", "AWS_SECRET_ACCESS_KEY": "secret",
		"AWS_CA_BUNDLE": "", // with one, a client of its own
	} {
		t.Setenv(name, value)
	}
}

// TestClientsShareConnections wants a process that serves many functions, each with clients of its own, to connect once.
func TestClientsShareConnections(t *testing.T) {
	var connections atomic.Int64
	serveAWS(t, &connections, func(*http.Request) {})
	for range 3 {
		settings, err := Load(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := dynamodb.NewFromConfig(settings).ListTables(t.Context(), nil); err != nil {
			t.Error(err)
		}
	}
	if got := connections.Load(); got != 1 {
		t.Errorf("%d connections, want 1", got)
	}
}

func TestLoadPassesTheTraceOn(t *testing.T) {
	const invocation, sender = "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b", "Root=1-6b030646-ffffffffffffffffffffffff;Sampled=1"
	var got string
	serveAWS(t, new(atomic.Int64), func(r *http.Request) { got = r.Header.Get(trace.Header) })
	t.Setenv("AWS_LAMBDA_FUNCTION_NAME", "function")
	t.Setenv("_X_AMZN_TRACE_ID", invocation)
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
