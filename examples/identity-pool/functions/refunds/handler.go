// Package refunds answers DELETE /refunds/{refundId}.
package refunds

import (
	"net/http"

	"example.com/harbour/internal/api"
)

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(handle)
}

func handle(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "refundId") {
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
