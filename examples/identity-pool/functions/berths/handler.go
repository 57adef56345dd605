// Package berths answers GET /teams/{teamId}/berths.
package berths

import (
	"net/http"

	"example.com/harbour/internal/api"
)

type item struct {
	ID string `json:"id"`
}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(handle)
}

func handle(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "teamId") {
		return
	}
	api.JSON(w, http.StatusOK, item{ID: r.PathValue("teamId")})
}
