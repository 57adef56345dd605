// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestMiddleware(t *testing.T) {
	f := newFixture(t)
	honest := "Bearer " + f.token(t, nil)
	down := f.config()
	down.Keys = noKeys{}
	tests := map[string]struct {
		verifier *Verifier
		headers  http.Header
		status   int
	}{
		"honest token": {f.verifier(), http.Header{"Authorization": {honest}}, http.StatusOK},
		"no header":    {f.verifier(), nil, http.StatusUnauthorized},
		"two headers":  {f.verifier(), http.Header{"Authorization": {honest, honest}}, http.StatusUnauthorized},
		"no bearer":    {f.verifier(), http.Header{"Authorization": {"Basic YTpi"}}, http.StatusUnauthorized},
		"bad token":    {f.verifier(), http.Header{"Authorization": {honest + "x"}}, http.StatusUnauthorized},
		"issuer down":  {NewVerifier(down), http.Header{"Authorization": {honest}}, http.StatusInternalServerError},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var logs strings.Builder
			log := slog.New(slog.NewTextHandler(&logs, nil))
			next := http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				if p, ok := FromContext(r.Context()); !ok || p.Username != "ada" {
					t.Errorf("handler got %+v, %v", p, ok)
				}
			})
			request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody)
			request.Header = test.headers
			recorder := httptest.NewRecorder()
			Middleware(test.verifier, log, next).ServeHTTP(recorder, request)
			if recorder.Code != test.status {
				t.Errorf("status %d, want %d", recorder.Code, test.status)
			}
			challenge := recorder.Header().Get("WWW-Authenticate")
			if (challenge == "Bearer") != (test.status == http.StatusUnauthorized) {
				t.Errorf("challenge %q with status %d", challenge, test.status)
			}
			if (logs.Len() == 0) != (test.status == http.StatusOK) || strings.Contains(logs.String(), honest[8:]) {
				t.Errorf("log: %s", logs.String())
			}
		})
	}
}

func TestFromContextWithoutPrincipal(t *testing.T) {
	if p, ok := FromContext(context.Background()); ok {
		t.Errorf("got %+v", p)
	}
}
