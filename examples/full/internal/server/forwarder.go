// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"log/slog"

	"git.lighthouse.example/platform/lighthouse/forwarder"
	"git.lighthouse.example/platform/lighthouse/forwarder/byname"
	"git.lighthouse.example/platform/lighthouse/internal/awsconfig"
	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// NewForwarder returns the forwarder of the stage, inside this process.
func NewForwarder(ctx context.Context, env *config.Reader, logger *slog.Logger) (*forwarder.Forwarder, error) {
	settings := forwarder.Settings{
		Owner: env.String("OWNER"), Service: env.String("SERVICE"), Stage: env.String("STAGE"), Region: env.String("AWS_REGION"),
	}
	aws, err := awsconfig.Load(ctx)
	if err := errors.Join(env.Err(), err); err != nil {
		return nil, err
	}
	return byname.Open(ctx, settings, aws, logger)
}
