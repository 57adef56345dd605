package thumbnails

import (
	"context"
	"log/slog"

	"example.com/orchard/internal/config"
)

// Wire makes the handler, once for each start. What it needs is made here: settings are read from env, which
// function.yml fills, and clients are passed to New.
func Wire(_ context.Context, _ *config.Reader, logger *slog.Logger) (*Handler, error) {
	return New(logger), nil
}
