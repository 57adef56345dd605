// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"connectrpc.com/connect"
	"google.golang.org/protobuf/types/known/emptypb"
	"google.golang.org/protobuf/types/known/wrapperspb"
)

// rpcCaller sends what a client made as somebody.
type rpcCaller struct {
	t      *testing.T
	header map[string]string
}

// Do implements connect.HTTPClient.
func (c rpcCaller) Do(request *http.Request) (*http.Response, error) {
	request.Header.Set("Accept", "*/*") // as browsers do; to others, API Gateway may answer with base64 of what is no text
	for name, value := range c.header {
		request.Header.Set(name, value)
	}
	return http.DefaultClient.Do(request)
}

// methods are the functions that are methods of a service.
func methods() []function {
	return slices.DeleteFunc(functions(), func(f function) bool { return !strings.HasPrefix(f.path, "/lighthouse.v1.") })
}

// TestRPC calls every method in binary form and compressed, as whoever may not. Those who may are in the method's own test.
func TestRPC(t *testing.T) {
	s := open(t)
	for _, f := range methods() {
		t.Run(f.name, func(t *testing.T) {
			for _, c := range s.callers(t, s.store(t), f) {
				if c.letIn {
					continue
				}
				// The first field is where venture puts team_id.
				client := connect.NewClient[wrapperspb.StringValue, emptypb.Empty](rpcCaller{t, c.header}, s.apiURL+f.path, connect.WithSendGzip())
				_, err := client.CallUnary(t.Context(), connect.NewRequest(wrapperspb.String(c.team)))
				if code := connect.CodeOf(err); code != connect.CodeUnauthenticated && code != connect.CodePermissionDenied && code != connect.CodeNotFound {
					t.Errorf("%s: %v", c.name, err)
				}
			}
		})
	}
}
