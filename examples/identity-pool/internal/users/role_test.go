// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"errors"
	"testing"
)

// noRole is the role of somebody who is not a member.
const noRole TeamRole = 0

func TestCan(t *testing.T) {
	const unknownRole, unknownAction = Owner + 1, Action("fly")
	tests := map[Action]struct{ yes, no []TeamRole }{
		ViewTeam:      {yes: []TeamRole{Member, Admin, Owner}, no: []TeamRole{noRole, -1, unknownRole}},
		RenameTeam:    {yes: []TeamRole{Admin, Owner}, no: []TeamRole{noRole, Member, unknownRole}},
		ManageMembers: {yes: []TeamRole{Admin, Owner}, no: []TeamRole{noRole, Member, unknownRole}},
		ManageOwners:  {yes: []TeamRole{Owner}, no: []TeamRole{noRole, Member, Admin, unknownRole}},
		unknownAction: {no: []TeamRole{noRole, Member, Admin, Owner, unknownRole}},
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

func TestAtLeastNeedsARealMinimum(t *testing.T) {
	if Owner.AtLeast(noRole) {
		t.Error("a forgotten minimum lets everybody in")
	}
}

func TestParseTeamRole(t *testing.T) {
	for role := Member; role <= Owner; role++ {
		if got, err := ParseTeamRole(role.String()); got != role || err != nil {
			t.Errorf("%v: got %v, %v", role, got, err)
		}
	}
	for _, name := range []string{"", "none", "OWNER", "root"} {
		if got, err := ParseTeamRole(name); got != noRole || !errors.Is(err, ErrRole) {
			t.Errorf("%q: got %v, %v", name, got, err)
		}
	}
}
