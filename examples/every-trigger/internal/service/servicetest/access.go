// Managed by venture: edit freely, regenerating merges your changes.

// Package servicetest checks who gets into the functions of this service.
package servicetest

import (
	"context"
	"io"
	"net/http"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"example.com/orchard/internal/config"
	"example.com/orchard/internal/gateway"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/service"
	"example.com/orchard/internal/users"
)

// Function is an http function, and who may call it.
type Function struct {
	Name   string // of its folder
	Access service.Access
	Want   string // as in venture.yaml

	// StandIn makes what takes the handler's place, where not any will do: one that calls letIn and answers.
	StandIn func(letIn func()) http.Handler
}

// CheckAccess calls every function as callers of each kind, and wants in those whom Want lets in and nobody else. It
// runs in the folder of the functions. Their own handlers don't run: one that only says that somebody got in stands in.
func CheckAccess(t *testing.T, functions []Function) {
	t.Helper()
	for _, function := range functions {
		t.Run(function.Name, func(t *testing.T) {
			checkProgram(t, function.Name)
			callers, store := callersFor(t, function.Want)
			for _, caller := range callers {
				letIn := false
				handler := guarded(t, function, store, func() { letIn = true })
				got, want := caller.call(t, handler), caller.expect(t, function.Want)
				if got != want || letIn != (want == http.StatusOK) {
					t.Errorf("%s gets %d, let in: %t, want %d: access is %s", caller.name, got, letIn, want, function.Want)
				}
			}
		})
	}
}

// guarded returns a handler behind the function's access that calls letIn.
func guarded(t *testing.T, function Function, store users.Store, letIn func()) http.Handler {
	t.Helper()
	env := config.New(func(string) (string, bool) { return "https://app.example.com", true })
	open := func(context.Context, *config.Reader) (users.Store, error) { return store, nil }
	wire := func(context.Context, *config.Reader) (http.Handler, error) {
		if function.StandIn != nil {
			return function.StandIn(letIn), nil
		}
		return http.HandlerFunc(func(http.ResponseWriter, *http.Request) { letIn() }), nil
	}
	handler, err := service.New(t.Context(), env, logging.New(io.Discard, "INFO"), open, function.Access, wire)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

// call returns the status of the answer to an event as API Gateway sends it.
func (c caller) call(t *testing.T, handler http.Handler) int {
	t.Helper()
	event := events.APIGatewayProxyRequest{
		HTTPMethod: http.MethodPost, Path: "/", Resource: "/", PathParameters: map[string]string{"teamId": team},
		Headers: map[string]string{"Content-Type": "application/json"}, Body: `{"teamId":"` + team + `"}`,
	}
	if c.subject != "" {
		event.RequestContext.Authorizer = map[string]any{"sub": c.subject, "username": c.subject}
	}
	answer, err := gateway.Adapter{Handler: handler}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode
}
