// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func (h handler) setRole(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Role string `json:"role"`
	}
	if !api.CheckPath(w, r, "teamId", "subject") || !api.Decode(w, r, &body) {
		return
	}
	role, err := users.ParseTeamRole(body.Role)
	if err == nil {
		err = h.teams.SetRole(r.Context(), caller(r).Subject, r.PathValue("teamId"), r.PathValue("subject"), role)
	}
	answer(w, r, err)
}

// remove is for leaving a team, too.
func (h handler) remove(w http.ResponseWriter, r *http.Request) {
	if api.CheckPath(w, r, "teamId", "subject") {
		answer(w, r, h.teams.Remove(r.Context(), caller(r).Subject, r.PathValue("teamId"), r.PathValue("subject")))
	}
}

// setOwner hands a team over to another member. Who names themselves claims a team whose owners have no account any
// more.
func (h handler) setOwner(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Subject string `json:"subject"`
	}
	if !api.CheckPath(w, r, "teamId") || !api.Decode(w, r, &body) {
		return
	}
	actor, teamID := caller(r).Subject, r.PathValue("teamId")
	if body.Subject == actor {
		answer(w, r, h.teams.Claim(r.Context(), actor, teamID, h.accounts))
		return
	}
	answer(w, r, h.teams.HandOver(r.Context(), actor, teamID, body.Subject))
}
