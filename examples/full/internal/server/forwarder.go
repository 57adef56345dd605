// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"git.lighthouse.example/platform/lighthouse/forwarder"
	"git.lighthouse.example/platform/lighthouse/forwarder/deliver"
	"git.lighthouse.example/platform/lighthouse/forwarder/keep"
	"git.lighthouse.example/platform/lighthouse/internal/awsconfig"
	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// NewForwarder returns the forwarder of the stage, inside this process. Its settings are those of the function.
func NewForwarder(ctx context.Context, env *config.Reader, logger *slog.Logger) (*forwarder.Forwarder, error) {
	settings := forwarder.ReadSettings(env)
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, fmt.Errorf("make forwarder: %w", err)
	}
	credentials := deliver.NewCredentials(
		deliver.ParameterStore{Client: ssm.NewFromConfig(aws)}, settings.URLParameter, settings.TokenParameter, time.Now,
	)
	store := keep.Bucket{Client: s3.NewFromConfig(aws), Name: settings.Bucket}
	return forwarder.New(settings, deliver.NewSender(deliver.NewDestination(), credentials), store, logger), nil
}
