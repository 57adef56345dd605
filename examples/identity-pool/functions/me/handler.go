// Package me answers GET /me with the profile of the caller.
package me

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"example.com/harbour/internal/api"
	"example.com/harbour/internal/auth"
	"example.com/harbour/internal/users"
)

// Store is the part of users.Store used here.
type Store interface {
	User(ctx context.Context, subject string) (users.User, error)
	EnsureUser(ctx context.Context, u users.User) (users.User, error)
}

type profile struct {
	Subject   string    `json:"subject"`
	Email     string    `json:"email"`
	Roles     []string  `json:"roles"`
	CreatedAt time.Time `json:"createdAt"`
}

// New returns the handler. Who may call it is said in access.go.
func New(store Store, directory users.Directory, now func() time.Time) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		caller, _ := auth.FromContext(r.Context())
		user, err := store.User(r.Context(), caller.Subject)
		if errors.Is(err, users.ErrNotFound) {
			user, err = create(r.Context(), store, directory, caller, now())
		}
		switch {
		case errors.Is(err, users.ErrNotFound):
			api.Problem(w, r, http.StatusNotFound, "This account does not exist.")
		case err != nil:
			api.Fail(w, r, err)
		default:
			api.JSON(w, http.StatusOK, profile{
				Subject:   user.Subject,
				Email:     user.Email,
				Roles:     append([]string{}, user.Roles...), // [] in JSON, never null
				CreatedAt: user.CreatedAt,
			})
		}
	})
}

// create stores a caller whom the PostConfirmation trigger has never seen, such
// as one created by an administrator. A token outlives its account, so the
// directory is asked first.
func create(
	ctx context.Context, store Store, directory users.Directory, caller auth.Principal, now time.Time,
) (users.User, error) {
	email, err := directory.Email(ctx, caller.Username)
	if err != nil {
		return users.User{}, fmt.Errorf("look up e-mail: %w", err)
	}
	return store.EnsureUser(ctx, users.User{Subject: caller.Subject, Email: email, CreatedAt: now})
}
