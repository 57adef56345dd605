// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// UserReader finds a user, or returns users.ErrNotFound.
type UserReader interface {
	User(ctx context.Context, subject string) (users.User, error)
}

// MembershipReader finds what somebody is in a team, or returns users.ErrNotFound.
type MembershipReader interface {
	Membership(ctx context.Context, teamID, subject string) (users.Membership, error)
}

// Guard puts a rule of who may call in front of a handler, or returns nil where it cannot.
type Guard func(http.Handler) http.Handler

// Public lets everybody through.
func Public(h http.Handler) http.Handler { return h }

// SignedIn lets through who has a verified token.
func SignedIn(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, ok := auth.FromContext(r.Context()); !ok {
			w.Header().Set("WWW-Authenticate", "Bearer")
			Problem(w, r, http.StatusUnauthorized, "Sign in first.")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// HasRole lets through who holds the role in the whole service. It asks the store on every request, not the token:
// a role that was taken away is gone at once. Only roles that venture.yaml lets an issuer give come with its tokens.
func HasRole(store UserReader, role string) Guard {
	return signedInAnd(func(w http.ResponseWriter, r *http.Request, subject string) bool {
		if caller, _ := auth.FromContext(r.Context()); slices.Contains(caller.Roles, role) {
			return true
		}
		user, err := store.User(r.Context(), subject)
		switch {
		case err != nil && !errors.Is(err, users.ErrNotFound):
			Fail(w, r, fmt.Errorf("read roles: %w", err))
		case err != nil || !slices.Contains(user.Roles, role):
			Problem(w, r, http.StatusForbidden, "This needs the role "+role+".")
		default:
			return true
		}
		return false
	})
}

// HasTeamRole lets through who has at least the role in the team that the path names as teamId.
// To anybody else but its members, a team looks as if it did not exist.
func HasTeamRole(store MembershipReader, role users.TeamRole) Guard {
	return signedInAnd(func(w http.ResponseWriter, r *http.Request, subject string) bool {
		membership, err := store.Membership(r.Context(), r.PathValue("teamId"), subject)
		switch {
		case errors.Is(err, users.ErrNotFound):
			Problem(w, r, http.StatusNotFound, "No such team.")
		case err != nil:
			Fail(w, r, fmt.Errorf("read membership: %w", err))
		case !membership.Role.AtLeast(role):
			Problem(w, r, http.StatusForbidden, "This needs the team role "+role.String()+".")
		default:
			return true
		}
		return false
	})
}

// signedInAnd lets through whom the check lets through; to anybody else the check has answered.
func signedInAnd(check func(w http.ResponseWriter, r *http.Request, subject string) bool) Guard {
	return func(h http.Handler) http.Handler {
		return SignedIn(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if caller, _ := auth.FromContext(r.Context()); check(w, r, caller.Subject) {
				h.ServeHTTP(w, r)
			}
		}))
	}
}
