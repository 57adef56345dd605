// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"net/http"
	"time"

	"example.com/orchard/internal/api"
	"example.com/orchard/internal/users"
)

type named struct {
	Name string `json:"name"`
}

type team struct {
	ID        string    `json:"id"`
	Name      string    `json:"name"`
	CreatedAt time.Time `json:"createdAt"`
	Role      string    `json:"role,omitempty"` // the caller's
	Members   []member  `json:"members,omitempty"`
}

type member struct {
	Subject string `json:"subject"`
	Email   string `json:"email"`
	Role    string `json:"role"`
}

func teamOf(t users.Team) team {
	return team{ID: t.ID, Name: t.Name, CreatedAt: t.CreatedAt}
}

func (h handler) create(w http.ResponseWriter, r *http.Request) {
	var body named
	if !api.Decode(w, r, &body) {
		return
	}
	created, err := h.teams.Create(r.Context(), caller(r).Subject, body.Name)
	if err != nil {
		answer(w, r, err)
		return
	}
	shown := teamOf(created)
	shown.Role = users.Owner.String()
	w.Header().Set("Location", "/teams/"+created.ID)
	api.JSON(w, http.StatusCreated, shown)
}

func (h handler) list(w http.ResponseWriter, r *http.Request) {
	found, roles, err := h.teams.Of(r.Context(), caller(r).Subject)
	if err != nil {
		answer(w, r, err)
		return
	}
	list := struct {
		Teams []team `json:"teams"`
	}{Teams: []team{}}
	for i, t := range found {
		shown := teamOf(t)
		shown.Role = roles[i].String()
		list.Teams = append(list.Teams, shown)
	}
	api.JSON(w, http.StatusOK, list)
}

func (h handler) view(w http.ResponseWriter, r *http.Request) {
	if !api.CheckPath(w, r, "teamId") {
		return
	}
	found, members, err := h.teams.View(r.Context(), caller(r).Subject, r.PathValue("teamId"))
	if err != nil {
		answer(w, r, err)
		return
	}
	var subjects []string
	for _, m := range members {
		subjects = append(subjects, m.Subject)
	}
	profiles, err := h.profiles.Users(r.Context(), subjects)
	if err != nil {
		answer(w, r, err)
		return
	}
	shown := teamOf(found)
	for _, m := range members {
		if m.Subject == caller(r).Subject {
			shown.Role = m.Role.String()
		}
		shown.Members = append(shown.Members, member{Subject: m.Subject, Email: profiles[m.Subject].Email, Role: m.Role.String()})
	}
	api.JSON(w, http.StatusOK, shown)
}

func (h handler) rename(w http.ResponseWriter, r *http.Request) {
	var body named
	if api.CheckPath(w, r, "teamId") && api.Decode(w, r, &body) {
		answer(w, r, h.teams.Rename(r.Context(), caller(r).Subject, r.PathValue("teamId"), body.Name))
	}
}

func (h handler) delete(w http.ResponseWriter, r *http.Request) {
	if api.CheckPath(w, r, "teamId") {
		answer(w, r, h.teams.Delete(r.Context(), caller(r).Subject, r.PathValue("teamId")))
	}
}
