// Package me answers GET /me with the profile of the caller.
package me

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Store is the part of users.Store used here.
type Store interface {
	User(ctx context.Context, subject string) (users.User, error)
	SyncUser(ctx context.Context, u users.User) (users.User, error)
}

type profile struct {
	Subject       string    `json:"subject"`
	Email         string    `json:"email"`
	EmailVerified bool      `json:"emailVerified"`
	Roles         []string  `json:"roles"`
	CreatedAt     time.Time `json:"createdAt"`
}

// New returns the handler. Who may call it is said in access.go.
func New(store Store, accounts users.Accounts, now func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := auth.FromContext(r.Context())
		// Asked each time: a token outlives its account, and people get another e-mail.
		account, err := accounts.Account(r.Context(), caller.Username, caller.Subject)
		switch {
		case errors.Is(err, users.ErrNotFound):
			api.Problem(w, r, http.StatusNotFound, "This account does not exist.")
			return
		case err != nil:
			api.Fail(w, r, fmt.Errorf("look up account: %w", err))
			return
		}
		user, err := upToDate(r.Context(), store, users.User{Subject: caller.Subject, Email: account.Email, CreatedAt: now()})
		if err != nil {
			api.Fail(w, r, err)
			return
		}
		api.JSON(w, http.StatusOK, profile{
			Subject:       user.Subject,
			Email:         user.Email,
			EmailVerified: account.Verified,
			Roles:         append([]string{}, user.Roles...), // [] in JSON, never null
			CreatedAt:     user.CreatedAt,
		})
	})
}

// upToDate stores what has changed, and a caller whom the PostConfirmation trigger has never seen, such as one created
// by an administrator.
func upToDate(ctx context.Context, store Store, now users.User) (users.User, error) {
	stored, err := store.User(ctx, now.Subject)
	if errors.Is(err, users.ErrNotFound) || err == nil && stored.Email != now.Email {
		return store.SyncUser(ctx, now)
	}
	return stored, err
}
