package world

import (
	"encoding/json"
	"net/http"
	"os"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/gateway"
)

func TestHandler(t *testing.T) {
	event := readEvent(t)

	response, err := gateway.Adapter{Handler: New()}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	if response.StatusCode != http.StatusOK {
		t.Errorf("status = %d", response.StatusCode)
	}
	if want := `{"message":"Hello, world"}`; response.Body != want {
		t.Errorf("body = %s, want %s", response.Body, want)
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
