// Package world answers GET /world.
package world

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

type greeting struct {
	Message string `json:"message"`
}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(greet)
}

func greet(w http.ResponseWriter, _ *http.Request) {
	api.JSON(w, http.StatusOK, greeting{Message: "Hello, world"})
}
