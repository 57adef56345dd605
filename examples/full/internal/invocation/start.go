// Managed by venture: edit freely, regenerating merges your changes.

// Package invocation runs a function on AWS Lambda. An invocation that panics fails as one that returns an error does, and
// leaves one line in the log, with its ids.
package invocation

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"reflect"
	"runtime/debug"

	"github.com/aws/aws-lambda-go/lambda"
)

// panicked is what Lambda is told. The value stays in the log: Cognito shows the errors of a trigger to whoever signs in.
type panicked struct{}

func (panicked) Error() string { return "panic" }

// report is what the Lambda library logs of panicked, without the ids of the invocation.
const report = `{"errorMessage":"panic","errorType":"panicked"}`

// Start serves a function for as long as Lambda keeps the process. The handler is any that lambda.Start takes with a
// context first and an error last.
func Start(logger *slog.Logger, handler any) {
	log.SetOutput(withoutReport{log.Writer()})
	lambda.Start(recovering(logger, handler))
}

// recovering returns a handler of the same type that returns an error where this one panics. The process goes on, for a
// fault of one invocation should not cost the next a cold start.
func recovering(logger *slog.Logger, handler any) any {
	inner := reflect.ValueOf(handler)
	signature := inner.Type()
	return reflect.MakeFunc(signature, func(arguments []reflect.Value) (results []reflect.Value) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			ctx, _ := arguments[0].Interface().(context.Context)
			logger.ErrorContext(ctx, "panic", "value", fmt.Sprint(value), "stack", string(debug.Stack()))
			for i := range signature.NumOut() - 1 {
				results = append(results, reflect.Zero(signature.Out(i)))
			}
			results = append(results, reflect.ValueOf(panicked{}))
		}()
		return inner.Call(arguments)
	}).Interface()
}

// withoutReport leaves out what recovering has logged already.
type withoutReport struct {
	io.Writer
}

// Write implements io.Writer.
func (w withoutReport) Write(line []byte) (int, error) {
	if string(bytes.TrimSpace(line)) == report {
		return len(line), nil
	}
	return w.Writer.Write(line)
}
