// Managed by venture: edit freely, regenerating merges your changes.

// Command lambda runs the function on AWS Lambda.
package main

import (
	"context"
	"errors"
	"os"

	"github.com/aws/aws-sdk-go-v2/service/kms"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	handler "example.com/orchard/functions/custom-email-sender"
	"example.com/orchard/internal/awsconfig"
	"example.com/orchard/internal/codes"
	"example.com/orchard/internal/config"
	"example.com/orchard/internal/invocation"
	"example.com/orchard/internal/logging"
	"example.com/orchard/internal/mail"
)

func main() {
	env := config.New(os.LookupEnv)
	logger := logging.ForLambda(os.Stdout, env.Optional("AWS_LAMBDA_LOG_LEVEL", "INFO"))
	key, from := env.String("CODE_KEY_ARN"), env.String("MAIL_FROM")
	ctx := context.Background()
	aws, err := awsconfig.Load(ctx)
	if err := errors.Join(env.Err(), err); err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	opener, err := codes.NewOpener(ctx, kms.NewFromConfig(aws), key)
	if err != nil {
		logger.Error("cannot start", "error", err)
		os.Exit(1)
	}
	invocation.Start(logger, handler.New(opener, mail.NewSender(sesv2.NewFromConfig(aws), from), logger).Handle)
}
