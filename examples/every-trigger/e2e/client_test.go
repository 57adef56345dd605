// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"maps"
	"net/http"
	"strings"
	"testing"
)

// client calls the API as one person.
type client struct {
	person
	stack  stack
	caller map[string]string // the headers that say who it is
}

func (s stack) client(t *testing.T) client {
	t.Helper()
	p, got := s.signedIn(t)
	return client{person: p, stack: s, caller: s.as(t, got)}
}

func (c client) call(t *testing.T, method, path, body string) answer {
	t.Helper()
	return c.stack.ask(t, method, path, c.header(), body)
}

// callOddly is for paths that are none of the API's, which openapi.yaml cannot describe.
func (c client) callOddly(t *testing.T, method, path, body string) answer {
	t.Helper()
	return sendBody(t, method, c.stack.apiURL+path, c.header(), body)
}

func (c client) header() map[string]string {
	header := maps.Clone(c.caller)
	header["Content-Type"] = "application/json"
	return header
}

// newTeam makes one that the client owns.
func (c client) newTeam(t *testing.T) (id string) {
	t.Helper()
	got := c.call(t, http.MethodPost, "/teams", `{"name":"The Reds"}`)
	got.check(t, http.StatusCreated, "The Reds", "owner")
	var team struct{ ID string }
	if err := json.Unmarshal(got.body, &team); err != nil || team.ID == "" {
		t.Fatalf("%v: %s", err, got.body)
	}
	return team.ID
}

// invite returns the token that came by mail.
func (c client) invite(t *testing.T, teamID string, other client, role string) (token string) {
	t.Helper()
	c.call(t, http.MethodPost, "/teams/"+teamID+"/invitations", `{"email":"`+other.email+`","role":"`+role+`"}`).
		check(t, http.StatusCreated, other.email)
	mail := c.stack.mailTo(t, other.email)
	if len(mail) == 0 {
		t.Fatal("no mail came")
	}
	_, rest, _ := strings.Cut(mail[len(mail)-1], c.stack.webOrigin+"/invitation#")
	token, _, _ = strings.Cut(rest, "\n")
	return strings.TrimSpace(token)
}

func (c client) accept(t *testing.T, token string) answer {
	t.Helper()
	return c.call(t, http.MethodPost, "/invitations/accept", `{"token":"`+token+`"}`)
}
