// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"connectrpc.com/connect"
	"connectrpc.com/grpchealth"
	"connectrpc.com/grpcreflect"
)

// maxQuestion is far more than the name of a service or a file has, in bytes.
const maxQuestion = 64 << 10

var errNoService = errors.New("no such service")

// withoutTLS is HTTP/1.1 and, for gRPC, HTTP/2: inside the cluster both come without TLS.
func withoutTLS() *http.Protocols {
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetUnencryptedHTTP2(true)
	return protocols
}

// mountGRPC answers what clients of gRPC ask a server about itself: whether it is ready, and what it serves. Nothing leads
// here from outside: who may read proto/ is for its owner to say.
func (h *Health) mountGRPC(mux *http.ServeMux) {
	reflector := grpcreflect.NewStaticReflector(append([]string{grpchealth.HealthV1ServiceName}, h.Services...)...)
	mux.Handle(grpchealth.NewHandler(h, connect.WithReadMaxBytes(maxQuestion)))
	mux.Handle(grpcreflect.NewHandlerV1(reflector, connect.WithReadMaxBytes(maxQuestion)))
	mux.Handle(grpcreflect.NewHandlerV1Alpha(reflector, connect.WithReadMaxBytes(maxQuestion)))
}

// Check implements grpchealth.Checker. One process serves all services or none.
func (h *Health) Check(ctx context.Context, request *grpchealth.CheckRequest) (*grpchealth.CheckResponse, error) {
	if request.Service != "" && !slices.Contains(h.Services, request.Service) {
		return nil, connect.NewError(connect.CodeNotFound, errNoService)
	}
	if h.unready(ctx) != "" {
		return &grpchealth.CheckResponse{Status: grpchealth.StatusNotServing}, nil
	}
	return &grpchealth.CheckResponse{Status: grpchealth.StatusServing}, nil
}

// rpcStatus is what an answer of gRPC says, which has status 200 for HTTP whatever happened. It is "" for any other answer:
// Connect's errors have a status of HTTP, and so have refusals that come before the method.
func rpcStatus(header http.Header) string {
	if !strings.HasPrefix(header.Get("Content-Type"), "application/grpc") {
		return ""
	}
	// With what a method has returned, gRPC-Web sends it in the body, and then it is 0.
	status := cmp.Or(header.Get(http.TrailerPrefix+"Grpc-Status"), header.Get("Grpc-Status"), "0")
	code, err := strconv.ParseUint(status, 10, 32)
	switch {
	case err != nil:
		return "UNKNOWN"
	case code == 0:
		return "OK"
	default:
		return strings.ToUpper(connect.Code(code).String())
	}
}
