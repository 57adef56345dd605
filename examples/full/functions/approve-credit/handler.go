// Package approvecredit answers CreditService.ApproveCredit.
package approvecredit

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"

	"connectrpc.com/connect"

	lighthousev1 "git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1"
	"git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1/lighthousev1connect"
	"git.lighthouse.example/platform/lighthouse/internal/rpc"
)

var errNoName = errors.New("the name is missing")

// service has what ApproveCredit needs, such as clients.
type service struct{}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	s := service{}
	return rpc.Handler(lighthousev1connect.CreditServiceApproveCreditProcedure, s.ApproveCredit)
}

// ApproveCredit answers a call. What is wrong with it is a *connect.Error; any other error is a fault, of which the caller
// learns only that there was one.
func (service) ApproveCredit(_ context.Context, request *lighthousev1.ApproveCreditRequest) (*lighthousev1.ApproveCreditResponse, error) {
	if request.GetName() == "" {
		return nil, connect.NewError(connect.CodeInvalidArgument, errNoName)
	}
	return &lighthousev1.ApproveCreditResponse{Id: rand.Text(), Name: request.GetName()}, nil
}
