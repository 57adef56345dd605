// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"time"

	"git.lighthouse.example/platform/lighthouse/functions/account"
	approvecredit "git.lighthouse.example/platform/lighthouse/functions/approve-credit"
	createcredit "git.lighthouse.example/platform/lighthouse/functions/create-credit"
	createinvoice "git.lighthouse.example/platform/lighthouse/functions/create-invoice"
	"git.lighthouse.example/platform/lighthouse/functions/hello"
	"git.lighthouse.example/platform/lighthouse/functions/me"
	"git.lighthouse.example/platform/lighthouse/functions/refunds"
	"git.lighthouse.example/platform/lighthouse/functions/teams"
	"git.lighthouse.example/platform/lighthouse/functions/users"
	"git.lighthouse.example/platform/lighthouse/functions/world"
	"git.lighthouse.example/platform/lighthouse/internal/server"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users/dynamo"
)

// functions are those that answer requests, as their function.yml says.
func functions() []server.Function {
	return []server.Function{
		{
			Name: "account", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: account.Access, Wire: account.Wire,
			},
			Routes: []string{
				"DELETE /me",
			},
		},
		{
			Name: "approve-credit", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: dynamo.Open, Access: approvecredit.Access, Wire: approvecredit.Wire,
			},
			Routes: []string{
				"POST /lighthouse.v1.CreditService/ApproveCredit",
			},
		},
		{
			Name: "create-credit", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: createcredit.Access, Wire: createcredit.Wire,
			},
			Routes: []string{
				"POST /lighthouse.v1.CreditService/Create",
			},
		},
		{
			Name: "create-invoice", Timeout: 20 * time.Second,
			Function: service.Function{
				Open: dynamo.Open, Access: createinvoice.Access, Wire: createinvoice.Wire,
			},
			Routes: []string{
				"POST /teams/{teamId}/invoices",
			},
		},
		{
			Name: "hello", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: hello.Access, Wire: hello.Wire,
			},
			Routes: []string{
				"GET /hello",
			},
		},
		{
			Name: "me", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: me.Access, Wire: me.Wire,
			},
			Routes: []string{
				"GET /me",
			},
		},
		{
			Name: "refunds", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: dynamo.Open, Access: refunds.Access, Wire: refunds.Wire,
			},
			Routes: []string{
				"DELETE /refunds/{refundId}",
			},
		},
		{
			Name: "teams", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: teams.Access, Wire: teams.Wire,
			},
			Routes: []string{
				"GET /teams",
				"POST /teams",
				"GET /teams/{teamId}",
				"PATCH /teams/{teamId}",
				"DELETE /teams/{teamId}",
				"GET /teams/{teamId}/invitations",
				"POST /teams/{teamId}/invitations",
				"DELETE /teams/{teamId}/invitations/{invitationId}",
				"PUT /teams/{teamId}/members/{subject}",
				"DELETE /teams/{teamId}/members/{subject}",
				"PUT /teams/{teamId}/owner",
				"POST /invitations/accept",
			},
		},
		{
			Name: "users", Timeout: 10 * time.Second,
			Function: service.Function{
				Open: service.NoStore, Access: users.Access, Wire: users.Wire,
			},
			Routes: []string{
				"GET /users/{userId}",
			},
		},
		{
			Name: "world", Timeout: 10 * time.Second, Public: true,
			Function: service.Function{
				Open: service.NoStore, Access: world.Access, Wire: world.Wire,
			},
			Routes: []string{
				"GET /world",
			},
		},
	}
}
