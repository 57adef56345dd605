//go:build e2e

package e2e

import (
	"testing"

	"connectrpc.com/connect"

	lighthousev1 "git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1"
	"git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1/lighthousev1connect"
)

// TestCreateCredit has CreditService.Create called by everybody who may, in binary form and compressed.
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
			client := lighthousev1connect.NewCreditServiceClient(rpcCaller{t, c.header}, s.apiURL, connect.WithSendGzip())
			got, err := client.Create(t.Context(), &lighthousev1.CreateRequest{Name: "first"})
			if err != nil || got.GetName() != "first" {
				t.Errorf("%s: %v, %v", c.name, got, err)
			}
		}
	}
}
