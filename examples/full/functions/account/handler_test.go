// Managed by venture: edit freely, regenerating merges your changes.

package account

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/gateway"
	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func TestHandler(t *testing.T) {
	outage := errors.New("outage of user pool pool-1")
	tests := map[string]struct {
		member  users.TeamRole // of a team with another member
		pool    pool
		status  int
		profile bool // is left
	}{
		"an account":         {pool: pool{address: "ada@example.com"}, status: http.StatusNoContent},
		"a member":           {member: users.Admin, pool: pool{address: "ada@example.com"}, status: http.StatusNoContent},
		"the only owner":     {member: users.Owner, pool: pool{}, status: http.StatusConflict, profile: true},
		"the second time":    {pool: pool{lookup: users.ErrNotFound}, status: http.StatusNoContent},
		"outage at first":    {pool: pool{lookup: outage}, status: http.StatusInternalServerError, profile: true},
		"outage in the end":  {member: users.Admin, pool: pool{remove: outage}, status: http.StatusInternalServerError, profile: true},
		"without an address": {member: users.Member, pool: pool{}, status: http.StatusNoContent},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			store := users.NewMemory()
			_, err := store.EnsureUser(t.Context(), users.User{Subject: "1"})
			if test.member != users.NoRole {
				err = errors.Join(err, joinTeam(t, store, test.member))
			}
			if err != nil {
				t.Fatal(err)
			}
			handler := New(teams.New(store, time.Now), &test.pool)
			if got := call(t, handler); got != test.status {
				t.Errorf("status %d, want %d", got, test.status)
			}
			if _, err := store.User(t.Context(), "1"); errors.Is(err, users.ErrNotFound) == test.profile {
				t.Errorf("profile: %v", err)
			}
			want := test.status == http.StatusNoContent && test.pool.lookup == nil // which is not found when it is another's
			if deleted := test.pool.deleted == "ada"; deleted != want {
				t.Errorf("the account is deleted: %t", deleted)
			}
			if left, err := store.TeamsOf(t.Context(), "1"); err != nil || (test.status == http.StatusNoContent && len(left) != 0) {
				t.Errorf("teams %v, %v", left, err)
			}
		})
	}
}

// joinTeam makes a team of two.
func joinTeam(t *testing.T, store *users.Memory, role users.TeamRole) error {
	t.Helper()
	owner, member := "2", users.Membership{TeamID: "red", Subject: "1", Role: role}
	if role == users.Owner {
		owner, member = "1", users.Membership{TeamID: "red", Subject: "2", Role: users.Admin}
	}
	return errors.Join(store.CreateTeam(t.Context(), users.Team{ID: "red"}, owner), store.SetMember(t.Context(), member))
}

func call(t *testing.T, handler http.Handler) int {
	t.Helper()
	event := events.APIGatewayProxyRequest{HTTPMethod: http.MethodDelete, Resource: "/me", Path: "/me"}
	event.RequestContext.Authorizer = map[string]any{"sub": "1", "username": "ada"}
	response, err := gateway.Adapter{Handler: handler}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode
}

// pool has the account ada.
type pool struct {
	address        string
	lookup, remove error
	deleted        string
}

func (p *pool) VerifiedEmail(_ context.Context, username, subject string) (string, error) {
	if username != "ada" || subject != "1" {
		return "", errors.New("asked for " + username + " as " + subject)
	}
	return p.address, p.lookup
}

func (p *pool) Delete(_ context.Context, username string) error {
	if p.remove == nil {
		p.deleted = username
	}
	return p.remove
}
