// Managed by venture: edit freely, regenerating merges your changes.

// Package rpc makes a handler of one method of a service. It speaks Connect, which is plain POST and all that API Gateway
// carries; where an HTTP/2 server runs it, also gRPC and gRPC-Web.
package rpc

import (
	"context"
	"errors"
	"net/http"

	"connectrpc.com/connect"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

// maxMessage is what a message may have, unpacked: as much as a body elsewhere.
const maxMessage = 1 << 20

var errFault = errors.New("internal error")

// Handler answers calls of the method that procedure names. An error of the method that is no *connect.Error goes to the
// request's log line, and not to the caller; so does what took too long, for gRPC has status 200 for all.
func Handler[Request, Response any](
	procedure string, call func(context.Context, *Request) (*Response, error),
) http.Handler {
	build := func(interceptors ...connect.Interceptor) http.Handler {
		return connect.NewUnaryHandlerSimple(procedure, call,
			connect.WithInterceptors(interceptors...), connect.WithReadMaxBytes(maxMessage))
	}
	return method{build: build, request: new(Request), handler: build(connect.UnaryInterceptorFunc(hideFaults))}
}

// method is what Handler makes.
type method struct {
	build   func(...connect.Interceptor) http.Handler
	request any // an empty one
	handler http.Handler
}

// ServeHTTP implements http.Handler.
func (m method) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	note := func(fault error) { api.Note(w, fault) }
	m.handler.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), noteKey{}, note)))
}

type noteKey struct{}

func hideFaults(next connect.UnaryFunc) connect.UnaryFunc {
	return func(ctx context.Context, request connect.AnyRequest) (connect.AnyResponse, error) {
		response, err := next(ctx, request)
		if err == nil {
			return response, nil
		}
		if refusal, ok := errors.AsType[*connect.Error](err); ok {
			return nil, refusal
		}
		if !errors.Is(ctx.Err(), context.Canceled) { // who has gone away is no fault
			if note, ok := ctx.Value(noteKey{}).(func(error)); ok {
				note(err)
			}
		}
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, connect.NewError(connect.CodeInternal, errFault)
	}
}
