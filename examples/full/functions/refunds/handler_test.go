package refunds

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/gateway"
)

func TestHandler(t *testing.T) {
	tests := map[string]struct {
		change func(*events.APIGatewayProxyRequest)
		want   int
	}{
		"valid": {func(*events.APIGatewayProxyRequest) {}, http.StatusNoContent},
		"refundId that is no id": {func(e *events.APIGatewayProxyRequest) {
			e.PathParameters["refundId"] = "a%20b"
		}, http.StatusBadRequest},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			test.change(&event)
			if response := call(t, event); response.StatusCode != test.want {
				t.Errorf("status = %d, want %d: %s", response.StatusCode, test.want, response.Body)
			}
		})
	}
}

func call(t *testing.T, event events.APIGatewayProxyRequest) events.APIGatewayProxyResponse {
	t.Helper()
	response, err := gateway.Adapter{Handler: New()}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	return response
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
