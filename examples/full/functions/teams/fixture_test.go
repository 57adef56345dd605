// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/gateway"
	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const origin = "https://app.example.com"

// service is the function with people who call it.
type service struct {
	t       *testing.T
	handler http.Handler
	store   *users.Memory
	pool    pool
	box     *box
}

func newService(t *testing.T) service {
	t.Helper()
	s := service{t: t, store: users.NewMemory(), box: &box{}, pool: pool{
		"ada": "ada@example.com", "bob": "bob@example.com", "cyd": "cyd@example.com", "eve": "",
	}}
	for subject, email := range s.pool {
		if _, err := s.store.EnsureUser(t.Context(), users.User{Subject: subject, Email: email}); err != nil {
			t.Fatal(err)
		}
	}
	now := func() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }
	s.handler = New(teams.New(s.store, now), s.store, s.pool, s.box, origin)
	return s
}

// call sends an event as API Gateway does, and decodes the answer. Values of the path come as they were sent.
func (s service) call(who, route, body string, values ...string) (status int, answer map[string]any) {
	s.t.Helper()
	method, path, _ := strings.Cut(route, " ")
	event := events.APIGatewayProxyRequest{
		HTTPMethod: method, Resource: path, Path: path, Body: body, PathParameters: map[string]string{},
		Headers: map[string]string{"Content-Type": "application/json"},
	}
	event.RequestContext.Authorizer = map[string]any{"sub": who, "username": who}
	for i := 0; i < len(values); i += 2 {
		event.PathParameters[values[i]] = values[i+1]
		event.Path = strings.ReplaceAll(event.Path, "{"+values[i]+"}", values[i+1])
	}
	response, err := gateway.Adapter{Handler: s.handler}.Handle(s.t.Context(), event)
	if err != nil {
		s.t.Fatal(err)
	}
	if response.Body != "" {
		if err := json.Unmarshal([]byte(response.Body), &answer); err != nil {
			s.t.Fatal(err)
		}
	}
	return response.StatusCode, answer
}

// expect wants a status, and returns the answer.
func (s service) expect(status int, who, route, body string, values ...string) map[string]any {
	s.t.Helper()
	got, answer := s.call(who, route, body, values...)
	if got != status {
		s.t.Fatalf("%s as %s: status %d, want %d: %v", route, who, got, status, answer)
	}
	return answer
}

// newTeam is one of ada's.
func (s service) newTeam() (id string) {
	s.t.Helper()
	return s.expect(http.StatusCreated, "ada", "POST /teams", `{"name":"Reds"}`)["id"].(string)
}

// invited has somebody join a team of ada's.
func (s service) invited(teamID, who, role string) {
	s.t.Helper()
	s.expect(http.StatusCreated, "ada", "POST /teams/{teamId}/invitations", `{"email":"`+who+`@example.com","role":"`+role+`"}`, "teamId", teamID)
	s.expect(http.StatusOK, who, "POST /invitations/accept", `{"token":"`+s.box.token(s.t)+`"}`)
}

// pool is the verified address of each account.
type pool map[string]string

func (p pool) VerifiedEmail(_ context.Context, username, _ string) (string, error) {
	email, ok := p[username]
	if !ok {
		return "", users.ErrNotFound
	}
	return email, nil
}

func (p pool) Exists(_ context.Context, subject string) (bool, error) {
	_, ok := p[subject]
	return ok, nil
}

type sent struct{ to, subject, text string }

// box is where mail arrives.
type box struct {
	all  []sent
	fail error
}

func (b *box) Send(_ context.Context, to, subject, text string) error {
	if b.fail == nil {
		b.all = append(b.all, sent{to, subject, text})
	}
	return b.fail
}

func (b *box) last(t *testing.T) sent {
	t.Helper()
	if len(b.all) == 0 {
		t.Fatal("no mail was sent")
	}
	return b.all[len(b.all)-1]
}

func (b *box) token(t *testing.T) string {
	t.Helper()
	_, rest, _ := strings.Cut(b.last(t).text, "#")
	token, _, _ := strings.Cut(rest, "\n")
	return token
}
