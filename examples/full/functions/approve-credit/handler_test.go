package approvecredit

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"connectrpc.com/connect"
	"github.com/aws/aws-lambda-go/events"

	lighthousev1 "git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1"
	"git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1/lighthousev1connect"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/gateway"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func TestHandler(t *testing.T) {
	tests := map[string]struct {
		body   string
		status int
		want   string
	}{
		"valid":      {`{"name":"first"}`, http.StatusOK, `"name":"first"`},
		"no name":    {`{}`, http.StatusBadRequest, `"invalid_argument"`},
		"other type": {`{"name":1}`, http.StatusBadRequest, `"invalid_argument"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Body = test.body

			response, err := gateway.Adapter{Handler: New()}.Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != test.status || !strings.Contains(response.Body, test.want) {
				t.Errorf("status = %d, want %d: %s", response.StatusCode, test.status, response.Body)
			}
		})
	}
}

// TestAccess wants access.go to find the team in the messages of what Wire makes.
func TestAccess(t *testing.T) {
	handler, err := Wire(t.Context(), config.New(func(string) (string, bool) { return "", false }))
	if err != nil {
		t.Fatal(err)
	}
	if Access(users.NewMemory())(handler) == nil {
		t.Error("nobody can be asked for a role in a team: New or Wire wraps what rpc.Handler makes, or the request has no team_id")
	}
}

// TestClient calls as a generated client does: in binary form, compressed both ways.
func TestClient(t *testing.T) {
	server := httptest.NewServer(New())
	defer server.Close()
	client := lighthousev1connect.NewCreditServiceClient(server.Client(), server.URL, connect.WithSendGzip())

	got, err := client.ApproveCredit(t.Context(), &lighthousev1.ApproveCreditRequest{Name: "first"})
	if err != nil {
		t.Fatal(err)
	}
	if got.GetName() != "first" || got.GetId() == "" {
		t.Errorf("answer = %v", got)
	}

	if _, err := client.ApproveCredit(t.Context(), &lighthousev1.ApproveCreditRequest{}); connect.CodeOf(err) != connect.CodeInvalidArgument {
		t.Errorf("error = %v", err)
	}
}

// readEvent returns an event as API Gateway sends it.
func readEvent(t *testing.T) events.APIGatewayProxyRequest {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.APIGatewayProxyRequest
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
