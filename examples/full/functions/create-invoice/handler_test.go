package createinvoice

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/gateway"
)

func TestHandler(t *testing.T) {
	tests := map[string]struct {
		change func(*events.APIGatewayProxyRequest)
		want   int
	}{
		"valid": {func(*events.APIGatewayProxyRequest) {}, http.StatusCreated},
		"teamId that is no id": {func(e *events.APIGatewayProxyRequest) {
			e.PathParameters["teamId"] = "a%20b"
		}, http.StatusBadRequest},
		"other type": {func(e *events.APIGatewayProxyRequest) {
			e.MultiValueHeaders["Content-Type"] = []string{"text/plain"}
		}, http.StatusUnsupportedMediaType},
		"no body":       {func(e *events.APIGatewayProxyRequest) { e.Body = "" }, http.StatusBadRequest},
		"unknown field": {func(e *events.APIGatewayProxyRequest) { e.Body = `{"name":"first","x":1}` }, http.StatusBadRequest},
		"no name":       {func(e *events.APIGatewayProxyRequest) { e.Body = "{}" }, http.StatusBadRequest},
		"large": {func(e *events.APIGatewayProxyRequest) {
			e.Body = `{"name":"` + strings.Repeat("x", 1<<20) + `"}`
		}, http.StatusRequestEntityTooLarge},
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

func TestAnswer(t *testing.T) {
	response := call(t, readEvent(t))
	var got item
	if err := json.Unmarshal([]byte(response.Body), &got); err != nil {
		t.Fatal(err)
	}
	location := response.MultiValueHeaders["Location"]
	if got.Name != "first" || got.ID == "" || len(location) != 1 || !strings.HasSuffix(location[0], "/"+got.ID) {
		t.Errorf("item = %+v at %q", got, location)
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
