package inboundfederation

import (
	"encoding/json"
	"log/slog"
	"os"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandleKeepsTheAttributes(t *testing.T) {
	tests := map[string]func(*events.CognitoEventUserPoolsInboundFederationRequest){
		"OIDC": func(*events.CognitoEventUserPoolsInboundFederationRequest) {},
		"SAML": func(request *events.CognitoEventUserPoolsInboundFederationRequest) {
			request.ProviderType = events.CognitoFederationProviderTypeSAML
			request.Attributes = events.CognitoEventUserPoolsInboundFederationAttributes{
				SAMLResponse: map[string]string{"email": "ada@example.com"},
			}
		},
	}
	for name, change := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			change(&event.Request)
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.Marshal(answer.Response)
			if err != nil {
				t.Fatal(err)
			}
			if want := `{"userAttributesToMap":{}}`; string(got) != want {
				t.Errorf("got %s, want %s", got, want)
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func expectNothingPersonal(t *testing.T, logs string) {
	t.Helper()
	for _, personal := range []string{"ada", "example.com", "7a1f0c4e"} {
		if strings.Contains(logs, personal) {
			t.Errorf("%q in the log: %s", personal, logs)
		}
	}
}

// readEvent returns an event as Cognito sends it.
func readEvent(t *testing.T) events.CognitoEventUserPoolsInboundFederation {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsInboundFederation
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
