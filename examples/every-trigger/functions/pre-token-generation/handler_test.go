package pretokengeneration

import (
	"encoding/json"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"
)

func TestHandleKeepsTheGroups(t *testing.T) {
	tests := map[string]struct {
		source string
		groups []string
	}{
		"sign-in, no group":   {"TokenGeneration_Authentication", []string{}},
		"sign-in, two groups": {"TokenGeneration_Authentication", []string{"staff", "beta"}},
		"refresh, two groups": {"TokenGeneration_RefreshTokens", []string{"staff", "beta"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.TriggerSource = test.source
			event.Request.GroupConfiguration.GroupsToOverride = test.groups
			var logs strings.Builder

			answer, err := New(slog.New(slog.NewTextHandler(&logs, nil))).Handle(t.Context(), event)
			if err != nil {
				t.Fatal(err)
			}
			got := answer.Response.ClaimsAndScopeOverrideDetails
			want := events.ClaimsAndScopeOverrideDetailsV2_0{GroupOverrideDetails: event.Request.GroupConfiguration}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
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
func readEvent(t *testing.T) events.CognitoEventUserPoolsPreTokenGenV2_0 {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.CognitoEventUserPoolsPreTokenGenV2_0
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}
