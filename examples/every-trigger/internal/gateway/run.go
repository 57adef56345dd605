// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"context"
	"os"

	"example.com/orchard/internal/config"
	"example.com/orchard/internal/invocation"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/service"
)

// Run serves a function for as long as Lambda keeps the process.
func Run(open service.Store, access service.Access, wire service.Wiring) {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	handler, err := service.New(context.Background(), env, logger, open, access, wire)
	if err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	invocation.Start(logger, Adapter{Handler: handler}.Handle)
}
