// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"errors"
	"fmt"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
	"git.lighthouse.example/platform/lighthouse/internal/users/userstest"
)

func TestInvitations(t *testing.T) {
	userstest.TestInvitations(t, func(t *testing.T) teams.Store {
		t.Helper()
		return NewStore(newFakeTable(t), fakeTableName)
	})
}

// TestDeleteTeamAgain deletes a team of several transactions, of which one fails.
func TestDeleteTeamAgain(t *testing.T) {
	ctx, table, outage := t.Context(), newFakeTable(t), errors.New("outage")
	s := NewStore(table, fakeTableName)
	expectError(t, s.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, s.CreateTeam(ctx, users.Team{ID: "blue"}, "bob"), nil)
	for i := range maxTransaction {
		expectError(t, s.SetMember(ctx, users.Membership{TeamID: "red", Subject: fmt.Sprint("u", i), Role: users.Member}), nil)
	}
	table.before = func() { table.before = func() { table.before = func() { table.fail = outage } } }
	expectError(t, s.DeleteTeam(ctx, "red", "ada"), outage)
	late := users.Change{TeamID: "red", Roles: map[string]users.TeamRole{"late": users.Member}}
	expectError(t, s.Apply(ctx, late), users.ErrNotFound)
	expectError(t, s.DeleteTeam(ctx, "red", "bob"), users.ErrConflict)
	expectError(t, s.DeleteTeam(ctx, "red", "ada"), nil)
	if len(table.items) != 3 {
		t.Errorf("%d items left, want those of the blue team", len(table.items))
	}
}

func TestInvitationOfAnotherVersion(t *testing.T) {
	table := newFakeTable(t)
	record := invitationRecord(invitationOfTeamKey("red", "1"), users.Invitation{ID: "1", TeamID: "red", Role: users.Owner})
	record["role"] = text("root")
	table.items[id(record)] = record
	got, err := NewStore(table, fakeTableName).Invitation(t.Context(), "red", "1")
	expectError(t, err, nil)
	if got.Role != users.UnknownRole {
		t.Errorf("role %v", got.Role)
	}
}
