// Managed by venture: edit freely, regenerating merges your changes.

package service_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func public(users.Store) api.Guard { return api.Public }

func wire(context.Context, *config.Reader) (http.Handler, error) {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }), nil
}

func TestNew(t *testing.T) {
	tests := map[string]struct {
		origin string
		open   service.Store
		access service.Access
		wire   service.Wiring
		want   []string // in the error; none where there is none
	}{
		"whole":     {origin: "https://app.example.com"},
		"no origin": {want: []string{"WEB_ORIGIN"}},
		"origin that no page has": {
			origin: "https://app.example.com/", want: []string{"WEB_ORIGIN is not one origin"},
		},
		"all that is wrong is named": {
			open: func(context.Context, *config.Reader) (users.Store, error) { return nil, errors.New("no store") },
			wire: func(_ context.Context, env *config.Reader) (http.Handler, error) {
				return nil, errors.Join(errors.New("no client"), errors.New(env.String("OWN_SETTING")))
			},
			want: []string{"WEB_ORIGIN", "OWN_SETTING", "no store", "no client"},
		},
		"no handler": {
			origin: "https://app.example.com",
			wire:   func(context.Context, *config.Reader) (http.Handler, error) { return nil, nil },
			want:   []string{"no handler"},
		},
		"no guard": {
			origin: "https://app.example.com", access: func(users.Store) api.Guard { return nil },
			want: []string{"nothing says who may call"},
		},
		"no way in": {
			origin: "https://app.example.com",
			access: func(users.Store) api.Guard { return func(http.Handler) http.Handler { return nil } },
			want:   []string{"cannot stand before this handler"},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			env := config.New(func(name string) (string, bool) { return test.origin, name == "WEB_ORIGIN" })
			if test.open == nil {
				test.open = service.NoStore
			}
			if test.access == nil {
				test.access = public
			}
			if test.wire == nil {
				test.wire = wire
			}
			handler, err := service.New(t.Context(), env, slog.New(slog.DiscardHandler), test.open, test.access, test.wire)
			for _, text := range test.want {
				if err == nil || !strings.Contains(err.Error(), text) {
					t.Errorf("error %v, want %q in it", err, text)
				}
			}
			if len(test.want) != 0 {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/", http.NoBody))
			if answer.Code != http.StatusNoContent || answer.Header().Get("X-Amzn-Trace-Id") == "" {
				t.Errorf("status %d, headers %v", answer.Code, answer.Header())
			}
		})
	}
}

func TestNoStoreKnowsNobody(t *testing.T) {
	store, err := service.NoStore(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.User(t.Context(), "ada"); !errors.Is(err, users.ErrNotFound) {
		t.Errorf("error %v, want not found", err)
	}
}
