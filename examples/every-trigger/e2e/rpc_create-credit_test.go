//go:build e2e

package e2e

import (
	"testing"

	"connectrpc.com/connect"

	orchardv1 "example.com/orchard/gen/orchard/v1"
	"example.com/orchard/gen/orchard/v1/orchardv1connect"
)

// TestCreateCredit has CreditService.CreateCredit called by everybody who may, in binary form and compressed.
func TestCreateCredit(t *testing.T) {
	s := open(t)
	for _, f := range functions() {
		if f.name != "create-credit" {
			continue
		}
		for _, c := range s.callers(t, s.store(t), f) {
			if !c.letIn {
				continue
			}
			client := orchardv1connect.NewCreditServiceClient(rpcCaller{t, c.header}, s.apiURL, connect.WithSendGzip())
			got, err := client.CreateCredit(t.Context(), &orchardv1.CreateCreditRequest{Name: "first"})
			if err != nil || got.GetName() != "first" {
				t.Errorf("%s: %v, %v", c.name, got, err)
			}
		}
	}
}
