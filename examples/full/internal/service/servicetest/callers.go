// Managed by venture: edit freely, regenerating merges your changes.

package servicetest

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// team is the one that a call names, in its path and its body; otherTeam has an owner of its own.
const team, otherTeam = "red", "blue"

// caller is somebody, or with no subject nobody.
type caller struct {
	name    string
	subject string
	roles   []string
	team    users.TeamRole // in team
}

// callersFor returns callers of each kind, and a store that knows them.
func callersFor(t *testing.T, want string) ([]caller, users.Store) {
	t.Helper()
	_, role, _ := strings.Cut(want, ":")
	callers := []caller{
		{name: "somebody signed out"},
		{name: "somebody unknown to the store", subject: "newcomer"},
		{name: "somebody without a role", subject: "user", roles: []string{}},
		{name: "somebody with similar roles", subject: "other", roles: []string{role + "-2", "not-" + role, strings.ToUpper(role)}},
		{name: "who has the role", subject: "holder", roles: []string{"first", role}},
		{name: "a member of the team", subject: "member", team: users.Member},
		{name: "an admin of the team", subject: "admin", team: users.Admin},
		{name: "an owner of the team", subject: "owner", team: users.Owner},
		{name: "an owner of another team", subject: "stranger"},
	}
	store := users.NewMemory()
	for _, err := range []error{
		store.CreateTeam(t.Context(), users.Team{ID: team}, "owner"),
		store.CreateTeam(t.Context(), users.Team{ID: otherTeam}, "stranger"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range callers {
		if err := c.store(t, store); err != nil {
			t.Fatal(err)
		}
	}
	return callers, store
}

func (c caller) store(t *testing.T, store users.Store) error {
	t.Helper()
	if c.roles != nil {
		if _, err := store.EnsureUser(t.Context(), users.User{Subject: c.subject}); err != nil {
			return err
		}
		return store.SetRoles(t.Context(), c.subject, c.roles)
	}
	if c.team.AtLeast(users.Member) {
		return store.SetMember(t.Context(), users.Membership{TeamID: team, Subject: c.subject, Role: c.team})
	}
	return nil
}

// expect returns the status that a caller has to get: 200 for one who is let in.
func (c caller) expect(t *testing.T, want string) int {
	t.Helper()
	kind, name, _ := strings.Cut(want, ":")
	switch {
	case kind == "public":
		return http.StatusOK
	case c.subject == "":
		return http.StatusUnauthorized
	case kind == "signed-in":
		return http.StatusOK
	case kind == "role" && slices.Contains(c.roles, name):
		return http.StatusOK
	case kind == "role":
		return http.StatusForbidden
	case kind == "team":
		return c.expectInTeam(t, name)
	default:
		t.Fatalf("no such access: %s", want)
		return 0
	}
}

func (c caller) expectInTeam(t *testing.T, name string) int {
	t.Helper()
	minimum, err := users.ParseTeamRole(name)
	switch {
	case err != nil:
		t.Fatal(err)
		return 0
	case c.team == 0:
		return http.StatusNotFound // to others, the team looks as if it did not exist
	case c.team < minimum:
		return http.StatusForbidden
	default:
		return http.StatusOK
	}
}
