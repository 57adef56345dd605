// Managed by venture: edit freely, regenerating merges your changes.

// Package userstest tests implementations of users.Store.
package userstest

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// TestStore checks what every users.Store promises; empty returns a new one.
func TestStore(t *testing.T, empty func(t *testing.T) users.Store) {
	t.Helper()
	s := suite{empty}
	t.Run("EnsureUser", s.ensureUser)
	t.Run("EnsureUserConcurrently", s.ensureUserConcurrently)
	t.Run("SyncUser", s.syncUser)
	t.Run("SetRoles", s.setRoles)
	t.Run("CreateTeam", s.createTeam)
	t.Run("Members", s.members)
	t.Run("Apply", s.apply)
	t.Run("DemotingEachOther", s.demotingEachOther)
	t.Run("LastOwnerStays", s.lastOwnerStays)
	t.Run("LastOwnerStaysConcurrently", s.lastOwnerStaysConcurrently)
}

type suite struct {
	empty func(t *testing.T) users.Store
}

func (s suite) ensureUser(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	first := time.Date(2030, 1, 2, 3, 4, 5, 6, time.UTC)
	_, err := store.User(ctx, "ada")
	expectError(t, err, users.ErrNotFound)

	created, err := store.EnsureUser(ctx, users.User{Subject: "ada", Roles: []string{"admin"}, CreatedAt: first})
	expectError(t, err, nil)
	if want := (users.User{Subject: "ada", CreatedAt: first}); !reflect.DeepEqual(created, want) {
		t.Errorf("created %+v, want %+v: roles are never granted here", created, want)
	}
	want := users.User{Subject: "ada", Email: "ada@example.com", CreatedAt: first}
	filled, err := store.EnsureUser(ctx, users.User{Subject: "ada", Email: "ada@example.com", CreatedAt: first.Add(time.Hour)})
	expectError(t, err, nil)
	again, err := store.EnsureUser(ctx, users.User{Subject: "ada", Email: "ada.new@example.com", CreatedAt: first.Add(time.Hour)})
	expectError(t, err, nil)
	stored, err := store.User(ctx, "ada")
	expectError(t, err, nil)
	for _, got := range []users.User{filled, again, stored} {
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func (s suite) ensureUserConcurrently(t *testing.T) {
	store := s.empty(t)
	start := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	results := make([]users.User, 20)
	var callers sync.WaitGroup
	for i := range results {
		callers.Go(func() {
			var err error
			results[i], err = store.EnsureUser(t.Context(), users.User{
				Subject: "ada", Email: "ada@example.com", CreatedAt: start.Add(time.Duration(i) * time.Second),
			})
			expectError(t, err, nil)
		})
	}
	callers.Wait()
	for _, got := range results {
		if !reflect.DeepEqual(got, results[0]) {
			t.Errorf("got %+v and %+v", got, results[0])
		}
	}
}

func (s suite) syncUser(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	first := time.Date(2030, 1, 2, 3, 4, 5, 6, time.UTC)
	want := users.User{Subject: "ada", Email: "ada@example.com", CreatedAt: first}
	for range 2 {
		got, err := store.SyncUser(ctx, users.User{Subject: "ada", Email: "ada@example.com", Roles: []string{"admin"}, CreatedAt: first})
		expectError(t, err, nil)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("created %+v, want %+v: roles are never granted here", got, want)
		}
	}
	expectError(t, store.SetRoles(ctx, "ada", []string{"support"}), nil)
	want.Roles = []string{"support"}
	for _, contact := range []string{"ada.new@example.com", ""} {
		want.Email = contact
		changed, err := store.SyncUser(ctx, users.User{Subject: "ada", Email: contact, CreatedAt: first.Add(time.Hour)})
		expectError(t, err, nil)
		stored, err := store.User(ctx, "ada")
		expectError(t, err, nil)
		for _, got := range []users.User{changed, stored} {
			if !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		}
	}
}

func (s suite) setRoles(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	expectError(t, store.SetRoles(ctx, "ada", []string{"billing"}), users.ErrNotFound)
	_, err := store.EnsureUser(ctx, users.User{Subject: "ada"})
	expectError(t, err, nil)
	for _, roles := range [][]string{{"billing", "support"}, {"support"}, nil} {
		expectError(t, store.SetRoles(ctx, "ada", roles), nil)
		u, err := store.User(ctx, "ada")
		expectError(t, err, nil)
		if len(u.Roles) != len(roles) || (len(roles) > 0 && !reflect.DeepEqual(u.Roles, roles)) {
			t.Errorf("got %v, want %v", u.Roles, roles)
		}
	}
}

func expectError(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}
