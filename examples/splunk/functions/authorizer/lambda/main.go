// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"errors"
	"os"
	"time"

	"github.com/aws/aws-lambda-go/lambda"

	handler "git.lighthouse.example/platform/lighthouse/functions/authorizer"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
	"git.lighthouse.example/platform/lighthouse/internal/trace"
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
