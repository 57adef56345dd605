// Package hello answers GET /hello.
package hello

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
)

type greeting struct {
	Message string   `json:"message"`
	Subject string   `json:"subject"`
	Groups  []string `json:"groups"`
}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	return http.HandlerFunc(greet)
}

func greet(w http.ResponseWriter, r *http.Request) {
	caller, _ := auth.FromContext(r.Context())
	api.JSON(w, http.StatusOK, greeting{
		Message: "Hello, " + caller.Username,
		Subject: caller.Subject,
		Groups:  append([]string{}, caller.Groups...), // [] in JSON, never null
	})
}
