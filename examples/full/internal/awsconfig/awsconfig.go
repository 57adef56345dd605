// Managed by venture: edit freely, regenerating merges your changes.

// Package awsconfig loads the settings of AWS clients.
package awsconfig

import (
	"context"
	"net/http"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/smithy-go/middleware"
	smithyhttp "github.com/aws/smithy-go/transport/http"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// Load returns the settings of clients that pass on the trace of their context with each call: SQS puts it into the
// messages, Lambda gives it to the function that is invoked. The SDK itself knows that of the invocation only, which is
// not that of each message in a batch, and none outside Lambda.
func Load(ctx context.Context) (aws.Config, error) {
	return config.LoadDefaultConfig(ctx,
		config.WithHTTPClient(httpClient), config.WithAPIOptions([]func(*middleware.Stack) error{addTrace}))
}

// httpClient is one for all clients of the process: each would keep connections of its own otherwise. So it keeps as many
// idle ones to a host as it keeps in all. AWS_CA_BUNDLE gives each client a copy.
//
//nolint:gochecknoglobals // what a process has once
var httpClient = awshttp.NewBuildableClient().WithTransportOptions(func(transport *http.Transport) {
	transport.MaxIdleConnsPerHost = transport.MaxIdleConns
})

func addTrace(stack *middleware.Stack) error {
	return stack.Build.Add(middleware.BuildMiddlewareFunc("Trace", setTrace), middleware.Before)
}

func setTrace(
	ctx context.Context, in middleware.BuildInput, next middleware.BuildHandler,
) (middleware.BuildOutput, middleware.Metadata, error) {
	id, ok := trace.FromContext(ctx)
	if request, isHTTP := in.Request.(*smithyhttp.Request); ok && isHTTP {
		request.Header.Set(trace.Header, id.String())
	}
	return next.HandleBuild(ctx, in)
}
