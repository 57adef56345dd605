// Package createcredit answers CreditService.CreateCredit.
package createcredit

import (
	"context"
	"crypto/rand"
	"errors"
	"net/http"

	"connectrpc.com/connect"

	orchardv1 "example.com/orchard/gen/orchard/v1"
	"example.com/orchard/gen/orchard/v1/orchardv1connect"
	"example.com/orchard/internal/rpc"
)

var errNoName = errors.New("the name is missing")

// service has what CreateCredit needs, such as clients.
type service struct{}

// New returns the handler. Who may call it is said in access.go.
func New() http.Handler {
	s := service{}
	return rpc.Handler(orchardv1connect.CreditServiceCreateCreditProcedure, s.CreateCredit)
}

// CreateCredit answers a call. What is wrong with it is a *connect.Error; any other error is a fault, of which the caller
// learns only that there was one.
func (service) CreateCredit(_ context.Context, request *orchardv1.CreateCreditRequest) (*orchardv1.CreateCreditResponse, error) {
	if request.GetName() == "" {
		return nil, connect.NewError(connect.CodeInvalidArgument, errNoName)
	}
	return &orchardv1.CreateCreditResponse{Id: rand.Text(), Name: request.GetName()}, nil
}
