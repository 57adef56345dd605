// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"net/http"

	"connectrpc.com/grpchealth"
	"connectrpc.com/grpcreflect"
)

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
	mux.Handle(grpchealth.NewHandler(h))
	mux.Handle(grpcreflect.NewHandlerV1(reflector))
	mux.Handle(grpcreflect.NewHandlerV1Alpha(reflector))
}

// Check implements grpchealth.Checker. One process serves all services or none.
func (h *Health) Check(ctx context.Context, _ *grpchealth.CheckRequest) (*grpchealth.CheckResponse, error) {
	if h.unready(ctx) != "" {
		return &grpchealth.CheckResponse{Status: grpchealth.StatusNotServing}, nil
	}
	return &grpchealth.CheckResponse{Status: grpchealth.StatusServing}, nil
}
