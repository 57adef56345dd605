// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestRoutes(t *testing.T) {
	routes := Routes{
		"GET /teams/{teamId}": func(w http.ResponseWriter, r *http.Request) { JSON(w, http.StatusOK, r.PathValue("teamId")) },
		"POST /teams":         func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusCreated) },
	}
	mux := http.NewServeMux()
	for pattern := range routes {
		mux.Handle(pattern, routes)
	}
	mux.Handle("DELETE /teams", routes)
	for _, test := range []struct {
		method, path string
		status       int
		body         string
	}{
		{http.MethodGet, "/teams/red", http.StatusOK, `"red"`},
		{http.MethodGet, "/teams/red%2Fmembers", http.StatusOK, `"red/members"`},
		{http.MethodPost, "/teams", http.StatusCreated, ""},
		{http.MethodDelete, "/teams", http.StatusNotFound, `{"title":"Not Found","status":404,"detail":"No such route."}`},
	} {
		answer := httptest.NewRecorder()
		mux.ServeHTTP(answer, httptest.NewRequest(test.method, test.path, http.NoBody))
		if answer.Code != test.status || answer.Body.String() != test.body {
			t.Errorf("%s %s: %d %s", test.method, test.path, answer.Code, answer.Body)
		}
	}
}
