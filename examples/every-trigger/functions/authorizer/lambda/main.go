// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"errors"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	handler "example.com/orchard/functions/authorizer"
	"example.com/orchard/internal/auth"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/trace"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.New(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	accepted := auth.Config{
		Issuers:   env.List("TOKEN_ISSUERS"),
		ClientIDs: env.List("TOKEN_CLIENT_IDS"),
		TokenUse:  "access",
		Leeway:    30 * time.Second,
		Now:       time.Now,
	}
	keys, err := auth.NewJWKS(env.String("JWKS_URL"), trace.Transport{}, time.Now)
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	accepted.Keys = keys
	lambda.Start(handler.New(auth.NewVerifier(accepted), logger).Handle)
}
