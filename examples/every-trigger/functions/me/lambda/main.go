// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"
	"time"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	handler "example.com/orchard/functions/me"
	"example.com/orchard/internal/api"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/gateway"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/users/cognito"
	"example.com/orchard/internal/users/dynamo"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.New(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	options := api.Options{Logger: logger, Origin: env.String("WEB_ORIGIN")}
	table, pool := env.String("USERS_TABLE"), env.String("USER_POOL_ID")
	aws, err := awsconfig.LoadDefaultConfig(context.Background())
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	store := dynamo.NewStore(dynamodb.NewFromConfig(aws), table)
	directory := cognito.NewDirectory(cognitoidentityprovider.NewFromConfig(aws), pool)
	gateway.Start(api.Handler(api.SignedIn(handler.New(store, directory, time.Now)), options))
}
