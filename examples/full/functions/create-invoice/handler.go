// Package createinvoice answers POST /teams/{teamId}/invoices.
package createinvoice

import (
	"crypto/rand"
	"net/http"
	"path"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

type input struct {
	Name string `json:"name"`
}

type item struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(handle)
}

func handle(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "teamId") {
		return
	}
	var in input
	if !api.Decode(w, r, &in) {
		return
	}
	if in.Name == "" {
		api.Problem(w, r, http.StatusBadRequest, "The name is missing.")
		return
	}
	created := item{ID: rand.Text(), Name: in.Name}
	w.Header().Set("Location", path.Join(path.Base(r.URL.Path), created.ID)) // beside the path: a stage may stand before it
	api.JSON(w, http.StatusCreated, created)
}
