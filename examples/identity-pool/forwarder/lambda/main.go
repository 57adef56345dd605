// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the log forwarder on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"
	"time"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/s3"
	"github.com/aws/aws-sdk-go-v2/service/ssm"

	"example.com/harbour/forwarder"
	"example.com/harbour/forwarder/deliver"
	"example.com/harbour/forwarder/keep"
	"example.com/harbour/internal/config"
	"example.com/harbour/internal/invocation"
	"example.com/harbour/internal/logging"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	settings := forwarder.ReadSettings(env)
	aws, err := awsconfig.LoadDefaultConfig(context.Background())
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	secrets := deliver.ParameterStore{Client: ssm.NewFromConfig(aws)}
	credentials := deliver.NewCredentials(secrets, settings.URLParameter, settings.TokenParameter, time.Now)
	sender := deliver.NewSender(deliver.NewDestination(), credentials)
	store := keep.Bucket{Client: s3.NewFromConfig(aws), Name: settings.Bucket}
	invocation.Start(logger, forwarder.New(settings, sender, store, logger).Handle)
}
