//go:build e2e

package e2e

import (
	"testing"

	"connectrpc.com/connect"

	lighthousev1 "git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1"
	"git.lighthouse.example/platform/lighthouse/gen/lighthouse/v1/lighthousev1connect"
)

// TestApproveCredit has CreditService.ApproveCredit called by everybody who may, in binary form and compressed.
func TestApproveCredit(t *testing.T) {
	s := open(t)
	for _, f := range functions() {
		if f.name != "approve-credit" {
			continue
		}
		for _, c := range s.callers(t, s.store(t), f) {
			if !c.letIn {
				continue
			}
			client := lighthousev1connect.NewCreditServiceClient(rpcCaller{t, c.header}, s.apiURL, connect.WithSendGzip())
			got, err := client.ApproveCredit(t.Context(), &lighthousev1.ApproveCreditRequest{TeamId: c.team, Name: "first"})
			if err != nil || got.GetName() != "first" {
				t.Errorf("%s: %v, %v", c.name, got, err)
			}
		}
	}
}
