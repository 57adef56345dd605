// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
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

// NewForwarder returns the forwarder of the stage, inside this process. It finds what the function on Lambda is told.
func NewForwarder(ctx context.Context, env *config.Reader, logger *slog.Logger) (*forwarder.Forwarder, error) {
	settings := forwarder.Settings{
		Owner: env.String("OWNER"), Service: env.String("SERVICE"), Stage: env.String("STAGE"), Region: env.String("AWS_REGION"),
	}
	aws, err := awsconfig.Load(ctx)
	if err := errors.Join(env.Err(), err); err != nil {
		return nil, err
	}
	parameters, folder := deliver.ParameterStore{Client: ssm.NewFromConfig(aws)}, "/"+settings.Service+"/"+settings.Stage+"/"
	bucket := folder + "undelivered-logs/bucket"
	names, err := parameters.Read(ctx, bucket)
	if err != nil {
		return nil, fmt.Errorf("find where logs are kept: %w", err)
	}
	credentials := deliver.NewCredentials(
		parameters, folder+"log-destination/url", folder+"log-destination/token", time.Now,
	)
	store := keep.Bucket{Client: s3.NewFromConfig(aws), Name: names[bucket]}
	return forwarder.New(settings, deliver.NewSender(deliver.NewDestination(), credentials), store, logger), nil
}
