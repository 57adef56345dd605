// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/server"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// behindServer serves the function as the project's server does.
func behindServer(t *testing.T, verifier *auth.Verifier, f function, authorization string) answered {
	t.Helper()
	logger := func(string) *slog.Logger { return slog.New(slog.DiscardHandler) }
	api := server.API{
		Lookup: func(string) (string, bool) { return webOrigin, true }, Logger: logger, Metrics: server.NewMetrics(),
		Callers: server.Callers(verifier, logger("authorizer"), time.Now),
	}
	handler, err := api.Handler(t.Context(), []server.Function{{
		Name: "team", Routes: []string{"GET /teams/{teamId}"}, Public: f.access == "public", Timeout: time.Minute,
		Function: service.Function{
			Open:   func(context.Context, *config.Reader) (users.Store, error) { return conformanceStore(t), nil },
			Access: f.guard,
			Wire:   wireCaller,
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequest(http.MethodGet, "/teams/red", http.NoBody)
	for name, value := range headers(authorization) {
		request.Header.Set(name, value)
	}
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	return answered{answer.Code, compared(answer.Header()), answer.Body.String()}
}
