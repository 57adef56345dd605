// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"errors"
	"fmt"
	"net/http"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// invitation is one as members see it: without the token, which only the mail has.
type invitation struct {
	ID        string    `json:"id"`
	Email     string    `json:"email"`
	Role      string    `json:"role"`
	InvitedBy string    `json:"invitedBy"`
	ExpiresAt time.Time `json:"expiresAt"`
}

func invitationOf(i users.Invitation) invitation {
	return invitation{ID: i.ID, Email: i.Email, Role: i.Role.String(), InvitedBy: i.InvitedBy, ExpiresAt: i.ExpiresAt}
}

func (h handler) listInvitations(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "teamId") {
		return
	}
	open, err := h.teams.Invitations(r.Context(), caller(r).Subject, r.PathValue("teamId"))
	if err != nil {
		answer(w, r, err)
		return
	}
	list := struct {
		Invitations []invitation `json:"invitations"`
	}{Invitations: []invitation{}}
	for _, i := range open {
		list.Invitations = append(list.Invitations, invitationOf(i))
	}
	api.JSON(w, http.StatusOK, list)
}

func (h handler) invite(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Email string `json:"email"`
		Role  string `json:"role"`
	}
	if !api.CheckPath(w, r, "teamId") || !api.Decode(w, r, &body) {
		return
	}
	role, err := users.ParseTeamRole(body.Role)
	if err != nil {
		answer(w, r, err)
		return
	}
	actor, teamID := caller(r).Subject, r.PathValue("teamId")
	made, token, err := h.teams.Invite(r.Context(), actor, teamID, body.Email, role)
	if err != nil {
		answer(w, r, err)
		return
	}
	if err := h.send(r, made, token); err != nil {
		// Nobody has its token.
		api.Fail(w, r, errors.Join(err, h.teams.Revoke(r.Context(), actor, teamID, made.ID)))
		return
	}
	w.Header().Set("Location", "/teams/"+teamID+"/invitations/"+made.ID)
	api.JSON(w, http.StatusCreated, invitationOf(made))
}

// send writes the mail. The token stands behind a #, which browsers keep to themselves: no log has it.
func (h handler) send(r *http.Request, made users.Invitation, token string) error {
	t, _, err := h.teams.View(r.Context(), made.InvitedBy, made.TeamID)
	if err != nil {
		return fmt.Errorf("read team: %w", err)
	}
	subject := fmt.Sprintf("Invitation to the team %s", t.Name)
	text := fmt.Sprintf("You are invited to join the team %s.\n\n"+
		"Sign in with this e-mail address, and accept it before %s:\n%s/invitation#%s\n\n"+
		"If you don't know what this is about, ignore this message.\n",
		t.Name, made.ExpiresAt.UTC().Format("2 January 2006"), h.origin, token)
	return h.mailer.Send(r.Context(), made.Email, subject, text)
}

func (h handler) revoke(w http.ResponseWriter, r *http.Request) {
	if api.CheckPath(w, r, "teamId", "invitationId") {
		answer(w, r, h.teams.Revoke(r.Context(), caller(r).Subject, r.PathValue("teamId"), r.PathValue("invitationId")))
	}
}

// accept asks the user pool for the address: a token holds none, and a profile may hold one that nobody has verified.
func (h handler) accept(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Token string `json:"token"`
	}
	if !api.Decode(w, r, &body) {
		return
	}
	address, err := h.accounts.VerifiedEmail(r.Context(), caller(r).Username, caller(r).Subject)
	if err != nil {
		answer(w, r, err)
		return
	}
	joined, err := h.teams.Accept(r.Context(), caller(r).Subject, address, body.Token)
	if err != nil {
		answer(w, r, err)
		return
	}
	api.JSON(w, http.StatusOK, struct {
		TeamID string `json:"teamId"`
		Role   string `json:"role"`
	}{joined.TeamID, joined.Role.String()})
}
