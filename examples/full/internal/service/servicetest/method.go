// Managed by venture: edit freely, regenerating merges your changes.

package servicetest

import (
	"context"
	"net/http"

	"google.golang.org/protobuf/types/known/emptypb"

	"git.lighthouse.example/platform/lighthouse/internal/rpc"
)

// Method takes the place of a method that Request is the message of.
func Method[Request any](letIn func()) http.Handler {
	return rpc.Handler("/test.v1.TestService/Method", func(context.Context, *Request) (*emptypb.Empty, error) {
		letIn()
		return &emptypb.Empty{}, nil
	})
}
