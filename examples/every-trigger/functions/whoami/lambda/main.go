// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"os"

	handler "example.com/orchard/functions/whoami"
	"example.com/orchard/internal/api"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/gateway"
	"example.com/orchard/internal/logging"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.New(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	options := api.Options{Logger: logger, Origin: env.String("WEB_ORIGIN")}
	if err := env.Err(); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	gateway.Start(api.Handler(api.SignedIn(handler.New()), options))
}
