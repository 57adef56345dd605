// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
)

func TestTeam(t *testing.T) {
	s := newService(t)
	id := s.newTeam()
	s.invited(id, "bob", "admin")
	s.invited(id, "cyd", "member")

	shown := s.expect(http.StatusOK, "cyd", "GET /teams/{teamId}", "", "teamId", id)
	members, err := json.Marshal(shown["members"])
	want := `[{"email":"ada@example.com","role":"owner","subject":"ada"},{"email":"bob@example.com","role":"admin","subject":"bob"},` +
		`{"email":"cyd@example.com","role":"member","subject":"cyd"}]`
	if string(members) != want || err != nil || shown["role"] != "member" || shown["name"] != "Reds" {
		t.Errorf("shown %v", shown)
	}
	listed := s.expect(http.StatusOK, "bob", "GET /teams", "")["teams"].([]any)
	if len(listed) != 1 || listed[0].(map[string]any)["role"] != "admin" || listed[0].(map[string]any)["id"] != id {
		t.Errorf("listed %v", listed)
	}
	if none := s.expect(http.StatusOK, "eve", "GET /teams", "")["teams"].([]any); len(none) != 0 {
		t.Errorf("listed %v", none)
	}

	s.expect(http.StatusForbidden, "cyd", "PATCH /teams/{teamId}", `{"name":"Blues"}`, "teamId", id)
	s.expect(http.StatusNoContent, "bob", "PATCH /teams/{teamId}", `{"name":"Blues"}`, "teamId", id)
	s.expect(http.StatusForbidden, "bob", "PUT /teams/{teamId}/members/{subject}", `{"role":"owner"}`, "teamId", id, "subject", "bob")
	s.expect(http.StatusNoContent, "bob", "PUT /teams/{teamId}/members/{subject}", `{"role":"admin"}`, "teamId", id, "subject", "cyd")
	s.expect(http.StatusNoContent, "cyd", "DELETE /teams/{teamId}/members/{subject}", "", "teamId", id, "subject", "bob")
	s.expect(http.StatusNotFound, "bob", "GET /teams/{teamId}", "", "teamId", id)
	s.expect(http.StatusConflict, "ada", "DELETE /teams/{teamId}/members/{subject}", "", "teamId", id, "subject", "ada")
	s.expect(http.StatusNoContent, "ada", "PUT /teams/{teamId}/owner", `{"subject":"cyd"}`, "teamId", id)
	s.expect(http.StatusForbidden, "ada", "DELETE /teams/{teamId}", "", "teamId", id)
	s.expect(http.StatusNoContent, "ada", "DELETE /teams/{teamId}/members/{subject}", "", "teamId", id, "subject", "ada")
	s.expect(http.StatusNoContent, "cyd", "DELETE /teams/{teamId}", "", "teamId", id)
	s.expect(http.StatusNotFound, "cyd", "GET /teams/{teamId}", "", "teamId", id)
}

func TestInvitation(t *testing.T) {
	s := newService(t)
	id := s.newTeam()
	made := s.expect(http.StatusCreated, "ada", "POST /teams/{teamId}/invitations", `{"email":"Bob@example.com","role":"member"}`, "teamId", id)
	token := s.box.token(t)
	if mail := s.box.last(t); mail.to != "bob@example.com" || mail.subject != "Invitation to the team Reds" ||
		!strings.Contains(mail.text, origin+"/invitation#"+token) || !strings.Contains(mail.text, "9 January 2030") {
		t.Errorf("mail %+v", mail)
	}
	listed := s.expect(http.StatusOK, "ada", "GET /teams/{teamId}/invitations", "", "teamId", id)
	text, err := json.Marshal(listed)
	if err != nil || strings.Contains(string(text), token) || !strings.Contains(string(text), `"email":"bob@example.com"`) {
		t.Errorf("listed %s", text)
	}

	accept := `{"token":"` + token + `"}`
	s.expect(http.StatusNotFound, "cyd", "POST /invitations/accept", accept) // another address
	s.expect(http.StatusNotFound, "eve", "POST /invitations/accept", accept) // none that is verified
	s.expect(http.StatusNotFound, "gone", "POST /invitations/accept", accept)
	s.expect(http.StatusOK, "bob", "POST /invitations/accept", accept)
	s.expect(http.StatusNotFound, "bob", "POST /invitations/accept", accept)
	s.expect(http.StatusForbidden, "bob", "GET /teams/{teamId}/invitations", "", "teamId", id)
	s.expect(http.StatusNotFound, "ada", "DELETE /teams/{teamId}/invitations/{invitationId}", "", "teamId", id, "invitationId", made["id"].(string))

	made = s.expect(http.StatusCreated, "ada", "POST /teams/{teamId}/invitations", `{"email":"cyd@example.com","role":"member"}`, "teamId", id)
	s.expect(http.StatusNoContent, "ada", "DELETE /teams/{teamId}/invitations/{invitationId}", "", "teamId", id, "invitationId", made["id"].(string))
	s.expect(http.StatusNotFound, "cyd", "POST /invitations/accept", `{"token":"`+s.box.token(t)+`"}`)
}

func TestMailThatCannotBeSent(t *testing.T) {
	s := newService(t)
	id := s.newTeam()
	s.box.fail = errors.New("send mail: MessageRejected")
	s.expect(http.StatusInternalServerError, "ada", "POST /teams/{teamId}/invitations", `{"email":"bob@example.com","role":"member"}`, "teamId", id)
	if left := s.expect(http.StatusOK, "ada", "GET /teams/{teamId}/invitations", "", "teamId", id)["invitations"].([]any); len(left) != 0 {
		t.Errorf("an invitation that nobody has stays: %v", left)
	}
}

func TestClaim(t *testing.T) {
	s := newService(t)
	id := s.newTeam()
	s.invited(id, "bob", "admin")
	s.expect(http.StatusForbidden, "bob", "PUT /teams/{teamId}/owner", `{"subject":"bob"}`, "teamId", id)
	delete(s.pool, "ada")
	s.expect(http.StatusNoContent, "bob", "PUT /teams/{teamId}/owner", `{"subject":"bob"}`, "teamId", id)
	s.expect(http.StatusNoContent, "bob", "DELETE /teams/{teamId}", "", "teamId", id)
}

// TestOtherTeams has ada, who owns a team, ask in every way for that of bob.
func TestOtherTeams(t *testing.T) {
	s := newService(t)
	own := s.newTeam()
	id := s.expect(http.StatusCreated, "bob", "POST /teams", `{"name":"Blues"}`)["id"].(string)
	routes := map[string]string{
		"GET /teams/{teamId}":                               "",
		"PATCH /teams/{teamId}":                             `{"name":"Mine"}`,
		"DELETE /teams/{teamId}":                            "",
		"PUT /teams/{teamId}/owner":                         `{"subject":"ada"}`,
		"PUT /teams/{teamId}/members/{subject}":             `{"role":"member"}`,
		"DELETE /teams/{teamId}/members/{subject}":          "",
		"GET /teams/{teamId}/invitations":                   "",
		"POST /teams/{teamId}/invitations":                  `{"email":"eve@example.com","role":"member"}`,
		"DELETE /teams/{teamId}/invitations/{invitationId}": "",
	}
	for route, body := range routes {
		s.expect(http.StatusNotFound, "ada", route, body, "teamId", id, "subject", "bob", "invitationId", "1")
		for _, odd := range []string{
			"", "*", "%2A", "..", own + "%2F..%2F" + id, own + "/" + id, own + "%00", "%20" + id, id + "%0A", strings.Repeat("x", 3000), "TEAM%23" + id,
		} {
			s.expect(http.StatusBadRequest, "ada", route, body, "teamId", odd, "subject", "bob", "invitationId", "1")
		}
		s.expect(http.StatusNotFound, "ada", route, body, "teamId", strings.ToUpper(id), "subject", "bob", "invitationId", "1")
	}
	s.expect(http.StatusBadRequest, "ada", "DELETE /teams/{teamId}/members/{subject}", "", "teamId", own, "subject", url.PathEscape("ada\nbob"))
	if _, members, err := teams.New(s.store, time.Now).View(t.Context(), "bob", id); len(members) != 1 || err != nil {
		t.Errorf("bob's team has %v, %v", members, err)
	}
}

func TestBodies(t *testing.T) {
	s := newService(t)
	id := s.newTeam()
	for _, test := range []struct{ route, body string }{
		{"POST /teams", `{"name":""}`},
		{"POST /teams", `{"name":"x","id":"mine"}`},
		{"PATCH /teams/{teamId}", `{}`},
		{"PUT /teams/{teamId}/members/{subject}", `{"role":"none"}`},
		{"PUT /teams/{teamId}/members/{subject}", `{"role":"unknown"}`},
		{"PUT /teams/{teamId}/members/{subject}", `{"role":"Owner"}`},
		{"POST /teams/{teamId}/invitations", `{"email":"bob","role":"member"}`},
		{"POST /teams/{teamId}/invitations", `{"email":"bob@example.com","role":""}`},
		{"POST /invitations/accept", `[]`},
	} {
		s.expect(http.StatusBadRequest, "ada", test.route, test.body, "teamId", id, "subject", "ada")
	}
	s.expect(http.StatusNotFound, "ada", "PUT /teams", "")
}
