// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"

	handler "example.com/orchard/functions/thumbnails"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/invocation"
	"example.com/orchard/internal/logging"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	wired, err := handler.Wire(context.Background(), env, logger)
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	invocation.Start(logger, wired.Handle)
}
