// Managed by venture: edit freely, regenerating merges your changes.

package userstest

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/orchard/internal/teams"
	"example.com/orchard/internal/users"
)

// TestInvitations checks what a teams.Store promises besides what every users.Store does; empty returns a new one.
func TestInvitations(t *testing.T, empty func(t *testing.T) teams.Store) {
	t.Helper()
	s := invitations{empty}
	t.Run("Invitation", s.invitation)
	t.Run("InvitationOnce", s.once)
	t.Run("CountInvitation", s.count)
	t.Run("DeleteTeam", s.deleteTeam)
	t.Run("DeleteUser", s.deleteUser)
	t.Run("Users", s.usersByID)
	t.Run("Teams", s.teamsByID)
}

type invitations struct {
	empty func(t *testing.T) teams.Store
}

func invitationOf(id, teamID, email string) users.Invitation {
	return users.Invitation{
		ID: id, TeamID: teamID, Email: email, Role: users.Member, InvitedBy: "ada", ExpiresAt: time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC),
	}
}

func (s invitations) invitation(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	first, second := invitationOf("1", "red", "bob@example.com"), invitationOf("2", "red", "cyd@example.com")
	blue := invitationOf("3", "blue", "bob@example.com")
	ada := users.Change{TeamID: "red", While: roles{"ada": users.Owner}}
	expectError(t, store.AddInvitation(ctx, first, users.Change{TeamID: "red"}), users.ErrNotFound)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "blue"}, "ada"), nil)
	expectError(t, store.AddInvitation(ctx, first, users.Change{TeamID: "red", While: roles{"ada": users.Admin}}), users.ErrConflict)
	_, err := store.Invitation(ctx, "red", "1")
	expectError(t, err, users.ErrNotFound)

	expectError(t, store.AddInvitation(ctx, first, ada), nil)
	expectError(t, store.AddInvitation(ctx, second, ada), nil)
	expectError(t, store.AddInvitation(ctx, blue, users.Change{TeamID: "blue"}), nil)
	got, err := store.Invitation(ctx, "red", "1")
	expectError(t, err, nil)
	if got != first {
		t.Errorf("got %+v, want %+v", got, first)
	}
	_, err = store.Invitation(ctx, "blue", "1")
	expectError(t, err, users.ErrNotFound)
	ofRed, err := store.Invitations(ctx, "red")
	expectError(t, err, nil)
	toBob, err := store.InvitationsTo(ctx, "bob@example.com")
	expectError(t, err, nil)
	if !reflect.DeepEqual(ofRed, []users.Invitation{first, second}) || !reflect.DeepEqual(toBob, []users.Invitation{first, blue}) {
		t.Errorf("of the team %v, to bob %v", ofRed, toBob)
	}

	joins := users.Change{TeamID: "red", While: roles{"ada": users.Owner}, Roles: roles{"bob": users.Member}}
	expectError(t, store.EndInvitation(ctx, first, joins), nil)
	expectError(t, store.EndInvitation(ctx, first, ada), users.ErrConflict)
	expectMembers(t, store, red("ada", users.Owner), red("bob", users.Member))
	toBob, err = store.InvitationsTo(ctx, "bob@example.com")
	expectError(t, err, nil)
	if len(toBob) != 1 {
		t.Errorf("to bob %v", toBob)
	}
}

// once has many accept one invitation at the same time.
func (s invitations) once(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	one := invitationOf("1", "red", "bob@example.com")
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, store.AddInvitation(ctx, one, users.Change{TeamID: "red"}), nil)
	var joined atomic.Int32
	var callers sync.WaitGroup
	for _, subject := range []string{"b", "c", "d", "e", "f", "g"} {
		callers.Go(func() {
			err := store.EndInvitation(ctx, one, users.Change{TeamID: "red", Roles: roles{subject: users.Member}})
			if err == nil {
				joined.Add(1)
			} else if !errors.Is(err, users.ErrConflict) {
				t.Error(err)
			}
		})
	}
	callers.Wait()
	if members, err := store.Members(ctx, "red"); joined.Load() > 1 || len(members) != 1+int(joined.Load()) || err != nil {
		t.Errorf("%d joined, members %v, %v", joined.Load(), members, err)
	}
}

func (s invitations) count(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	noon := time.Date(2030, 1, 2, 12, 0, 0, 0, time.UTC)
	for _, step := range []struct {
		subject string
		at      time.Time
		want    bool
	}{
		{"ada", noon, true},
		{"ada", noon.Add(time.Hour), true},
		{"ada", noon.Add(2 * time.Hour), false},
		{"bob", noon.Add(2 * time.Hour), true},
		{"ada", noon.Add(12 * time.Hour), true},
	} {
		within, err := store.CountInvitation(ctx, step.subject, step.at, 2)
		expectError(t, err, nil)
		if within != step.want {
			t.Errorf("%s at %s: %v, want %v", step.subject, step.at, within, step.want)
		}
	}
}

func (s invitations) deleteTeam(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	expectError(t, store.DeleteTeam(ctx, "red", "ada"), users.ErrConflict)
	for _, id := range []string{"red", "blue"} {
		expectError(t, store.CreateTeam(ctx, users.Team{ID: id}, "ada"), nil)
		expectError(t, store.SetMember(ctx, users.Membership{TeamID: id, Subject: "bob", Role: users.Admin}), nil)
		expectError(t, store.AddInvitation(ctx, invitationOf(id, id, "cyd@example.com"), users.Change{TeamID: id}), nil)
	}
	expectError(t, store.DeleteTeam(ctx, "red", "bob"), users.ErrConflict)
	expectError(t, store.DeleteTeam(ctx, "red", "ada"), nil)
	_, err := store.Team(ctx, "red")
	expectError(t, err, users.ErrNotFound)
	expectMembers(t, store)
	expectTeams(t, store, "ada", users.Membership{TeamID: "blue", Subject: "ada", Role: users.Owner})
	expectTeams(t, store, "bob", users.Membership{TeamID: "blue", Subject: "bob", Role: users.Admin})
	left, err := store.InvitationsTo(ctx, "cyd@example.com")
	expectError(t, err, nil)
	if len(left) != 1 || left[0].TeamID != "blue" {
		t.Errorf("invitations left: %v", left)
	}
}

func (s invitations) deleteUser(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	_, err := store.EnsureUser(ctx, users.User{Subject: "ada"})
	expectError(t, err, nil)
	day := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	_, err = store.CountInvitation(ctx, "ada", day, 1)
	expectError(t, err, nil)
	expectError(t, store.DeleteUser(ctx, "ada"), nil)
	if within, err := store.CountInvitation(ctx, "ada", day, 1); err != nil || !within {
		t.Errorf("the count is left: %v, %v", within, err)
	}
	_, err = store.User(ctx, "ada")
	expectError(t, err, users.ErrNotFound)
	expectError(t, store.DeleteUser(ctx, "ada"), nil)
}
