// Package refunds answers DELETE /refunds.
package refunds

import (
	"net/http"
)

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(handle)
}

func handle(w http.ResponseWriter, _ *http.Request) {
	w.WriteHeader(http.StatusNoContent)
}
