package hello

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
		groups string
		want   string
	}{
		"no group":   {"", `[]`},
		"one group":  {"staff", `["staff"]`},
		"two groups": {"staff,beta", `["staff","beta"]`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.RequestContext.Authorizer["groups"] = test.groups

			response, err := gateway.Adapter{Handler: New()}.Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != http.StatusOK {
				t.Errorf("status = %d", response.StatusCode)
			}
			want := `{"message":"Hello, ada","subject":"7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11","groups":` + test.want + `}`
			if response.Body != want {
				t.Errorf("body = %s, want %s", response.Body, want)
			}
		})
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
