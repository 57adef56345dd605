// Managed by venture: edit freely, regenerating merges your changes.

package rpc

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"connectrpc.com/connect"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// InTeam lets through who has at least the role in the team that the call's message names as team_id. To anybody else but
// its members, a team looks as if it did not exist. What is asked is the message that the method gets, whatever form it
// came in.
//
// There is no way in to a handler that Handler did not make, or whose message has no team_id: a service does not start.
func InTeam(store api.MembershipReader, role users.TeamRole) api.Guard {
	return func(h http.Handler) http.Handler {
		m, isMethod := h.(method)
		if _, names := m.request.(inTeam); !isMethod || !names {
			return nil
		}
		m.handler = m.build(connect.UnaryInterceptorFunc(hideFaults), askFor(store, role))
		return api.SignedIn(m)
	}
}

// inTeam is a message with a team_id.
type inTeam interface{ GetTeamId() string }

var errNoTeam = connect.NewError(connect.CodeNotFound, errors.New("no such team"))

// askFor refuses calls for teams in which the caller has not at least the role.
func askFor(store api.MembershipReader, role users.TeamRole) connect.UnaryInterceptorFunc {
	return func(next connect.UnaryFunc) connect.UnaryFunc {
		return func(ctx context.Context, request connect.AnyRequest) (connect.AnyResponse, error) {
			caller, signedIn := auth.FromContext(ctx)
			message, names := request.Any().(inTeam)
			if !signedIn || !names || message.GetTeamId() == "" {
				return nil, errNoTeam
			}
			membership, err := store.Membership(ctx, message.GetTeamId(), caller.Subject)
			switch {
			case errors.Is(err, users.ErrNotFound):
				return nil, errNoTeam
			case err != nil:
				return nil, fmt.Errorf("read membership: %w", err)
			case !membership.Role.AtLeast(role):
				return nil, connect.NewError(connect.CodePermissionDenied, errors.New("this needs the team role "+role.String()))
			}
			return next(ctx, request)
		}
	}
}
