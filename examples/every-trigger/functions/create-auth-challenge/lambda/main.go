// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"os"

	handler "example.com/orchard/functions/create-auth-challenge"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/invocation"
	"example.com/orchard/internal/logging"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	invocation.Start(logger, handler.New(logger).Handle)
}
