// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"context"
	"os"

	"github.com/acme/acme/internal/config"
	"github.com/acme/acme/internal/invocation"
	"github.com/acme/acme/internal/logging"
	"github.com/acme/acme/internal/service"
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
