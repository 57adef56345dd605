// Managed by venture: edit freely, regenerating merges your changes.

// Package account answers DELETE /me: somebody deletes their account.
package account

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Accounts are those of the user pool.
type Accounts interface {
	VerifiedEmail(ctx context.Context, username, subject string) (string, error)
	Delete(ctx context.Context, username string) error
}

// New returns the handler. It goes from what others see to what only its owner needs, so that whoever meets an error
// half way can sign in, or still is, and do it again. What your own functions keep of a user is to be deleted here as
// well, before the account.
func New(t *teams.Teams, accounts Accounts) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := auth.FromContext(r.Context())
		err := remove(r.Context(), t, accounts, caller)
		switch {
		case errors.Is(err, users.ErrLastOwner):
			api.Problem(w, r, http.StatusConflict, "You are the only owner of a team with other members: hand it over or delete it first.")
		case errors.Is(err, users.ErrConflict):
			api.Problem(w, r, http.StatusConflict, "Somebody else changed one of your teams meanwhile. Try again.")
		case err != nil:
			api.Fail(w, r, err)
		default:
			w.WriteHeader(http.StatusNoContent)
		}
	})
}

func remove(ctx context.Context, t *teams.Teams, accounts Accounts, caller auth.Principal) error {
	address, err := accounts.VerifiedEmail(ctx, caller.Username, caller.Subject)
	isGone := errors.Is(err, users.ErrNotFound) // at the second try; who has the name now is somebody else
	if err != nil && !isGone {
		return fmt.Errorf("look up e-mail: %w", err)
	}
	if err := t.Leave(ctx, caller.Subject, address); err != nil {
		return fmt.Errorf("leave teams: %w", err)
	}
	if !isGone {
		if err := accounts.Delete(ctx, caller.Username); err != nil {
			return err
		}
	}
	if err := t.Forget(ctx, caller.Subject); err != nil { // last: GET /me would store it again for an account that exists
		return fmt.Errorf("delete profile: %w", err)
	}
	return nil
}
