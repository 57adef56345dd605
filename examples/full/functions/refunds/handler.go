// Package refunds answers DELETE /refunds/{refundId}.
package refunds

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
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
