// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	handler "example.com/orchard/functions/members"
	"example.com/orchard/internal/api"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/gateway"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/users"
	"example.com/orchard/internal/users/dynamo"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.New(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	options := api.Options{Logger: logger, Origin: env.String("WEB_ORIGIN")}
	table := env.String("USERS_TABLE")
	aws, err := awsconfig.LoadDefaultConfig(context.Background())
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	store := dynamo.NewStore(dynamodb.NewFromConfig(aws), table)
	gateway.Start(api.Handler(api.HasTeamRole(store, users.Member, handler.New()), options))
}
