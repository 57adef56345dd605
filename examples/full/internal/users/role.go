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

const (
	// NoRole is that of somebody who is not a member.
	NoRole TeamRole = 0
	// UnknownRole is one that another version of this service has stored. It has no rights.
	UnknownRole TeamRole = -1
)

// Action is something a member does to a team.
type Action string

// The actions Can knows. ManageOwners is inviting, adding, demoting or removing
// an owner; ManageMembers is the same for everybody below.
const (
	ViewTeam        Action = "view-team"
	LeaveTeam       Action = "leave-team"
	RenameTeam      Action = "rename-team"
	ViewInvitations Action = "view-invitations"
	ManageMembers   Action = "manage-members"
	ManageOwners    Action = "manage-owners"
	DeleteTeam      Action = "delete-team"
)

// Can reports whether the role is high enough for the action. It is the only
// table of what members may do, and an action that is not in it is allowed to
// nobody.
func Can(role TeamRole, action Action) bool {
	var minimum TeamRole
	switch action {
	case ViewTeam, LeaveTeam:
		minimum = Member
	case RenameTeam, ViewInvitations, ManageMembers:
		minimum = Admin
	case ManageOwners, DeleteTeam:
		minimum = Owner
	default:
		return false
	}
	return role.AtLeast(minimum)
}

// Managing is the action of giving somebody a role or taking it away.
func Managing(role TeamRole) Action {
	if role == Member || role == Admin {
		return ManageMembers
	}
	return ManageOwners // a role that this version does not know may be as high
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
	case UnknownRole:
		return "unknown"
	default:
		return "none"
	}
}

func (r TeamRole) valid() bool { return r >= Member && r <= Owner }
