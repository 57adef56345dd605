// Managed by venture: edit freely, regenerating merges your changes.

package userstest

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func (s suite) createTeam(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	_, err := store.Team(ctx, "red")
	expectError(t, err, users.ErrNotFound)
	team := users.Team{ID: "red", Name: "The Reds", CreatedAt: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)}
	expectError(t, store.CreateTeam(ctx, team, "ada"), nil)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red", Name: "Stolen"}, "eve"), users.ErrExists)
	got, err := store.Team(ctx, "red")
	expectError(t, err, nil)
	if got != team {
		t.Errorf("got %+v, want %+v", got, team)
	}
	expectMembers(t, store, red("ada", users.Owner))
	_, err = store.Membership(ctx, "red", "eve")
	expectError(t, err, users.ErrNotFound)
}

func (s suite) members(t *testing.T) {
	const noRole, unknownRole = users.TeamRole(0), users.Owner + 1
	ctx, store := t.Context(), s.empty(t)
	expectError(t, store.SetMember(ctx, red("bob", users.Member)), users.ErrNotFound)
	expectError(t, store.RemoveMember(ctx, "red", "bob"), users.ErrNotFound)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "blue"}, "bob"), nil)
	expectError(t, store.SetMember(ctx, red("bob", noRole)), users.ErrRole)
	expectError(t, store.SetMember(ctx, red("bob", unknownRole)), users.ErrRole)
	expectError(t, store.SetMember(ctx, red("bob", users.Member)), nil)
	expectError(t, store.SetMember(ctx, red("cyd", users.Member)), nil)
	expectError(t, store.SetMember(ctx, red("bob", users.Admin)), nil)
	expectError(t, store.SetMember(ctx, red("bob", users.Admin)), nil)
	expectMembers(t, store, red("ada", users.Owner), red("bob", users.Admin), red("cyd", users.Member))

	blue := users.Membership{TeamID: "blue", Subject: "bob", Role: users.Owner}
	expectTeams(t, store, "bob", blue, red("bob", users.Admin))
	expectError(t, store.RemoveMember(ctx, "red", "bob"), nil)
	expectError(t, store.RemoveMember(ctx, "red", "bob"), users.ErrNotFound)
	expectMembers(t, store, red("ada", users.Owner), red("cyd", users.Member))
	expectTeams(t, store, "bob", blue)
}

func (s suite) lastOwnerStays(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "blue"}, "bob"), nil)
	expectError(t, store.SetMember(ctx, red("bob", users.Admin)), nil)
	expectError(t, store.SetMember(ctx, red("ada", users.Admin)), users.ErrLastOwner)
	expectError(t, store.RemoveMember(ctx, "red", "ada"), users.ErrLastOwner)
	expectError(t, store.SetMember(ctx, red("ada", users.Owner)), nil)
	expectMembers(t, store, red("ada", users.Owner), red("bob", users.Admin))

	expectError(t, store.SetMember(ctx, red("bob", users.Owner)), nil)
	expectError(t, store.SetMember(ctx, red("ada", users.Member)), nil)
	expectError(t, store.RemoveMember(ctx, "red", "bob"), users.ErrLastOwner)
	expectError(t, store.SetMember(ctx, red("ada", users.Owner)), nil)
	expectError(t, store.RemoveMember(ctx, "red", "bob"), nil)
	expectError(t, store.RemoveMember(ctx, "red", "ada"), users.ErrLastOwner)
	expectMembers(t, store, red("ada", users.Owner))
}

func (s suite) lastOwnerStaysConcurrently(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	owners := []string{"a", "b", "c", "d", "e", "f", "g", "h"}
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, owners[0]), nil)
	for _, owner := range owners[1:] {
		expectError(t, store.SetMember(ctx, red(owner, users.Owner)), nil)
	}
	var callers sync.WaitGroup
	for i, owner := range owners {
		leave := func() error { return store.RemoveMember(ctx, "red", owner) }
		if i%2 == 0 {
			leave = func() error { return store.SetMember(ctx, red(owner, users.Member)) }
		}
		callers.Go(func() {
			if err := leave(); err != nil && !errors.Is(err, users.ErrLastOwner) && !errors.Is(err, users.ErrConflict) {
				t.Error(err)
			}
		})
	}
	callers.Wait()
	members, err := store.Members(ctx, "red")
	expectError(t, err, nil)
	left := 0
	for _, member := range members {
		if member.Role == users.Owner {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d owners left, want 1", left)
	}
}

// red is a membership in the team of that name.
func red(subject string, role users.TeamRole) users.Membership {
	return users.Membership{TeamID: "red", Subject: subject, Role: role}
}

func expectMembers(t *testing.T, store users.Store, want ...users.Membership) {
	t.Helper()
	got, err := store.Members(t.Context(), "red")
	expectError(t, err, nil)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("members %v, want %v", got, want)
	}
	for _, member := range want {
		one, err := store.Membership(t.Context(), member.TeamID, member.Subject)
		expectError(t, err, nil)
		if one != member {
			t.Errorf("membership %v, want %v", one, member)
		}
	}
}

func expectTeams(t *testing.T, store users.Store, subject string, want ...users.Membership) {
	t.Helper()
	got, err := store.TeamsOf(t.Context(), subject)
	expectError(t, err, nil)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("teams of %s: %v, want %v", subject, got, want)
	}
}
