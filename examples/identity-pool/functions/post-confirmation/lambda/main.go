// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	handler "example.com/harbour/functions/post-confirmation"
	"example.com/harbour/internal/awsconfig"
	"example.com/harbour/internal/config"
	"example.com/harbour/internal/invocation"
	"example.com/harbour/internal/logging"
	"example.com/harbour/internal/users/dynamo"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	table := env.String("USERS_TABLE")
	aws, err := awsconfig.Load(context.Background())
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	store := dynamo.NewStore(dynamodb.NewFromConfig(aws), table)
	invocation.Start(logger, handler.New(store, logger, time.Now).Handle)
}
