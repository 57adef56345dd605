// Package users answers GET /users/{userId}.
package users

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

type item struct {
	ID string `json:"id"`
}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(handle)
}

func handle(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "userId") {
		return
	}
	api.JSON(w, http.StatusOK, item{ID: r.PathValue("userId")})
}
