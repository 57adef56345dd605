// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
)

// client calls the API as one person.
type client struct {
	person
	stack stack
	token string
}

func (s stack) client(t *testing.T) client {
	t.Helper()
	p, got := s.signedIn(t)
	return client{person: p, stack: s, token: got.access}
}

func (c client) call(t *testing.T, method, path, body string) answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, c.stack.apiURL+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+c.token)
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	got, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{status: response.StatusCode, header: response.Header, body: got}
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
