// Managed by venture: edit freely, regenerating merges your changes.

package users

import "testing"

func TestCan(t *testing.T) {
	const higherRole, unknownAction = Owner + 1, Action("fly")
	roles := []TeamRole{UnknownRole, NoRole, Member, Admin, Owner, higherRole}
	tests := map[Action]map[TeamRole]bool{
		ViewTeam:        {Member: true, Admin: true, Owner: true},
		LeaveTeam:       {Member: true, Admin: true, Owner: true},
		RenameTeam:      {Admin: true, Owner: true},
		ViewInvitations: {Admin: true, Owner: true},
		ManageMembers:   {Admin: true, Owner: true},
		ManageOwners:    {Owner: true},
		DeleteTeam:      {Owner: true},
		unknownAction:   {},
	}
	for action, want := range tests {
		for _, role := range roles {
			if got := Can(role, action); got != want[role] {
				t.Errorf("%v may %s: %t, want %t", role, action, got, want[role])
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
