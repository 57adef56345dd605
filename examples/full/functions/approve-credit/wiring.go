package approvecredit

import (
	"context"
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// Wire makes the handler, once for each start. What it needs is made here: settings are read from env, which
// function.yml fills, and clients are passed to New. What New
// made is returned as it is, for access.go asks its messages for the team.
func Wire(context.Context, *config.Reader) (http.Handler, error) {
	return New(), nil
}
