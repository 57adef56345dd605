// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	handler "github.com/acme/acme/functions/post-confirmation"
	"github.com/acme/acme/internal/awsconfig"
	"github.com/acme/acme/internal/config"
	"github.com/acme/acme/internal/invocation"
	"github.com/acme/acme/internal/logging"
	"github.com/acme/acme/internal/users/dynamo"
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
