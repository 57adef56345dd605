// Managed by venture: edit freely, regenerating merges your changes.

package users

import "fmt"

// TeamRole is what a member may do in one team. Roles are ordered: a higher
// role may do all that a lower one may. The zero value is no role at all.
type TeamRole int

// The roles of a team, lowest first.
const (
	Member TeamRole = iota + 1
	Admin
	Owner
)

// Action is something a member does to a team.
type Action string

// The actions Can knows. ManageOwners is adding, demoting or removing an
// owner; ManageMembers is the same for everybody below.
const (
	ViewTeam      Action = "view-team"
	RenameTeam    Action = "rename-team"
	ManageMembers Action = "manage-members"
	ManageOwners  Action = "manage-owners"
)

// Can reports whether the role is high enough for the action. An action that
// is not in the table is allowed to nobody.
func Can(role TeamRole, action Action) bool {
	var minimum TeamRole
	switch action {
	case ViewTeam:
		minimum = Member
	case RenameTeam, ManageMembers:
		minimum = Admin
	case ManageOwners:
		minimum = Owner
	default:
		return false
	}
	return role.AtLeast(minimum)
}

// AtLeast reports whether the role is a known one and not below minimum.
func (r TeamRole) AtLeast(minimum TeamRole) bool {
	return r.valid() && minimum.valid() && r >= minimum
}

// ParseTeamRole is the reverse of String.
func ParseTeamRole(name string) (TeamRole, error) {
	for role := Member; role <= Owner; role++ {
		if role.String() == name {
			return role, nil
		}
	}
	return 0, fmt.Errorf("%w: %q", ErrRole, name)
}

// String returns the role's stored and published name.
func (r TeamRole) String() string {
	switch r {
	case Member:
		return "member"
	case Admin:
		return "admin"
	case Owner:
		return "owner"
	default:
		return "none"
	}
}

func (r TeamRole) valid() bool { return r >= Member && r <= Owner }
