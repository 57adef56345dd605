// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"errors"
	"testing"
)

func TestCan(t *testing.T) {
	const unknownRole, unknownAction = Owner + 1, Action("fly")
	everybody, nobody := []TeamRole{Member, Admin, Owner}, []TeamRole{NoRole, UnknownRole, unknownRole}
	tests := map[Action]struct{ yes, no []TeamRole }{
		ViewTeam:        {yes: everybody, no: nobody},
		LeaveTeam:       {yes: everybody, no: nobody},
		RenameTeam:      {yes: []TeamRole{Admin, Owner}, no: append(nobody, Member)},
		ViewInvitations: {yes: []TeamRole{Admin, Owner}, no: append(nobody, Member)},
		ManageMembers:   {yes: []TeamRole{Admin, Owner}, no: append(nobody, Member)},
		ManageOwners:    {yes: []TeamRole{Owner}, no: append(nobody, Member, Admin)},
		DeleteTeam:      {yes: []TeamRole{Owner}, no: append(nobody, Member, Admin)},
		unknownAction:   {no: append(nobody, Member, Admin, Owner)},
	}
	for action, roles := range tests {
		for _, role := range roles.yes {
			if !Can(role, action) {
				t.Errorf("%v may not %s", role, action)
			}
		}
		for _, role := range roles.no {
			if Can(role, action) {
				t.Errorf("%v may %s", role, action)
			}
		}
	}
}

func TestManaging(t *testing.T) {
	for role, want := range map[TeamRole]Action{
		Member: ManageMembers, Admin: ManageMembers,
		Owner: ManageOwners, UnknownRole: ManageOwners, NoRole: ManageOwners, Owner + 1: ManageOwners,
	} {
		if got := Managing(role); got != want {
			t.Errorf("%v: %s, want %s", role, got, want)
		}
	}
}

func TestAtLeastNeedsARealMinimum(t *testing.T) {
	if Owner.AtLeast(NoRole) {
		t.Error("a forgotten minimum lets everybody in")
	}
}

func TestParseTeamRole(t *testing.T) {
	for role := Member; role <= Owner; role++ {
		if got, err := ParseTeamRole(role.String()); got != role || err != nil {
			t.Errorf("%v: got %v, %v", role, got, err)
		}
	}
	for _, name := range []string{"", "none", "unknown", "OWNER", "root"} {
		if got, err := ParseTeamRole(name); got != NoRole || !errors.Is(err, ErrRole) {
			t.Errorf("%q: got %v, %v", name, got, err)
		}
	}
}
