// Managed by venture: edit freely, regenerating merges your changes.

// Package byname opens the forwarder of a stage outside Lambda, where nobody hands it its settings: it finds them by the
// names that the stage's parameters have.
package byname

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"git.lighthouse.example/platform/lighthouse/forwarder"
	"git.lighthouse.example/platform/lighthouse/forwarder/deliver"
	"git.lighthouse.example/platform/lighthouse/forwarder/keep"
)

// Open wants service and stage in the settings.
func Open(ctx context.Context, settings forwarder.Settings, client aws.Config, logger *slog.Logger) (*forwarder.Forwarder, error) {
	parameters, folder := deliver.ParameterStore{Client: ssm.NewFromConfig(client)}, "/"+settings.Service+"/"+settings.Stage+"/"
	bucket := folder + "undelivered-logs/bucket"
	names, err := parameters.Read(ctx, bucket)
	if err != nil {
		return nil, fmt.Errorf("find where logs are kept: %w", err)
	}
	credentials := deliver.NewCredentials(
		parameters, folder+"log-destination/url", folder+"log-destination/token", time.Now,
	)
	store := keep.Bucket{Client: s3.NewFromConfig(client), Name: names[bucket]}
	return forwarder.New(settings, deliver.NewSender(deliver.NewDestination(), credentials), store, logger), nil
}
