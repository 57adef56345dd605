// Managed by venture: edit freely, regenerating merges your changes.

package userstest

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// many is more than DynamoDB takes in two calls.
const many = 250

func (s invitations) usersByID(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	at := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	want := map[string]users.User{}
	subjects := []string{"nobody", "nobody"}
	for i := range many {
		u := users.User{Subject: fmt.Sprint("u", i), Email: fmt.Sprintf("u%d@example.com", i), CreatedAt: at}
		_, err := store.EnsureUser(ctx, u)
		expectError(t, err, nil)
		want[u.Subject], subjects = u, append(subjects, u.Subject)
	}
	_, err := store.EnsureUser(ctx, users.User{Subject: "not-asked-for", CreatedAt: at})
	expectError(t, err, nil)
	got, err := store.Users(ctx, subjects)
	expectError(t, err, nil)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %d users, want %d", len(got), len(want))
	}
	if none, err := store.Users(ctx, nil); len(none) != 0 || err != nil {
		t.Errorf("got %v, %v for nobody", none, err)
	}
}

func (s invitations) teamsByID(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	at := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	want := map[string]users.Team{}
	ids := []string{"none"}
	for i := range many {
		team := users.Team{ID: fmt.Sprint("t", i), Name: fmt.Sprint("Team ", i), CreatedAt: at}
		expectError(t, store.CreateTeam(ctx, team, "ada"), nil)
		want[team.ID], ids = team, append(ids, team.ID)
	}
	got, err := store.Teams(ctx, ids)
	expectError(t, err, nil)
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %d teams, want %d", len(got), len(want))
	}
}
