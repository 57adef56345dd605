// Managed by venture: edit freely, regenerating merges your changes.

// Package teams lets people work together: teams, their members, and invitations to them.
package teams

import (
	"context"
	"errors"
	"net/http"

	"example.com/orchard/internal/api"
	"example.com/orchard/internal/auth"
	"example.com/orchard/internal/teams"
	"example.com/orchard/internal/users"
)

// Accounts is what the user pool knows of people.
type Accounts interface {
	teams.Accounts
	VerifiedEmail(ctx context.Context, username, subject string) (string, error)
}

// Mailer sends plain text.
type Mailer interface {
	Send(ctx context.Context, to, subject, text string) error
}

// Profiles finds users by subject. Who has no profile is not among them.
type Profiles interface {
	Users(ctx context.Context, subjects []string) (map[string]users.User, error)
}

type handler struct {
	teams    *teams.Teams
	profiles Profiles
	accounts Accounts
	mailer   Mailer
	origin   string // of the page that invitations lead to
}

// New returns the handler. Who may call it is said in access.go: whoever is signed in. What they may do is a question of
// their role in the team, and answered where it is written: internal/teams.
func New(t *teams.Teams, profiles Profiles, accounts Accounts, mailer Mailer, origin string) http.Handler {
	h := handler{teams: t, profiles: profiles, accounts: accounts, mailer: mailer, origin: origin}
	return api.Routes{
		"POST /teams":                                       h.create,
		"GET /teams":                                        h.list,
		"GET /teams/{teamId}":                               h.view,
		"PATCH /teams/{teamId}":                             h.rename,
		"DELETE /teams/{teamId}":                            h.delete,
		"PUT /teams/{teamId}/owner":                         h.setOwner,
		"PUT /teams/{teamId}/members/{subject}":             h.setRole,
		"DELETE /teams/{teamId}/members/{subject}":          h.remove,
		"GET /teams/{teamId}/invitations":                   h.listInvitations,
		"POST /teams/{teamId}/invitations":                  h.invite,
		"DELETE /teams/{teamId}/invitations/{invitationId}": h.revoke,
		"POST /invitations/accept":                          h.accept,
	}
}

// caller is there, because the function's access wants somebody signed in.
func caller(r *http.Request) auth.Principal {
	principal, _ := auth.FromContext(r.Context())
	return principal
}

// answer is 204, or what an error of package teams means to the caller.
func answer(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case err == nil:
		w.WriteHeader(http.StatusNoContent)
	case errors.Is(err, users.ErrNotFound):
		api.Problem(w, r, http.StatusNotFound, "No such team, member or invitation.")
	case errors.Is(err, teams.ErrForbidden):
		api.Problem(w, r, http.StatusForbidden, "Your role in the team does not allow this.")
	case errors.Is(err, teams.ErrInvitation):
		api.Problem(w, r, http.StatusNotFound, "This invitation is over, or not for your verified e-mail address.")
	case errors.Is(err, teams.ErrInput), errors.Is(err, users.ErrRole):
		api.Problem(w, r, http.StatusBadRequest, "The body has a value that is not a name, an e-mail address or a role.")
	case errors.Is(err, teams.ErrLimit):
		api.Problem(w, r, http.StatusConflict, "There are too many of these already.")
	case errors.Is(err, users.ErrLastOwner):
		api.Problem(w, r, http.StatusConflict, "A team keeps at least one owner.")
	case errors.Is(err, users.ErrExists):
		api.Problem(w, r, http.StatusConflict, "You are a member of this team already.")
	case errors.Is(err, users.ErrConflict):
		api.Problem(w, r, http.StatusConflict, "Somebody else changed the team meanwhile. Look at it again.")
	default:
		api.Fail(w, r, err)
	}
}
