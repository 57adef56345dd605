// Managed by venture: edit freely, regenerating merges your changes.

package users

// Action is something a member does to a team.
type Action string

// The actions Can knows. ManageMembers is inviting, changing and removing members below an owner; ManageOwners is the
// same for owners, and for roles that this version does not know.
const (
	ViewTeam        Action = "view-team"
	LeaveTeam       Action = "leave-team"
	RenameTeam      Action = "rename-team"
	ViewInvitations Action = "view-invitations"
	ManageMembers   Action = "manage-members"
	ManageOwners    Action = "manage-owners"
	DeleteTeam      Action = "delete-team"
)

// Can reports whether the role is high enough for the action. This is the only table of what members may do; an action
// that is not in it is allowed to nobody.
func Can(role TeamRole, action Action) bool {
	minimum, ok := map[Action]TeamRole{
		ViewTeam:        Member,
		LeaveTeam:       Member,
		RenameTeam:      Admin,
		ViewInvitations: Admin,
		ManageMembers:   Admin,
		ManageOwners:    Owner,
		DeleteTeam:      Owner,
	}[action]
	return ok && role.AtLeast(minimum)
}

// Managing is the action of giving somebody a role or taking it away.
func Managing(role TeamRole) Action {
	if role == Member || role == Admin {
		return ManageMembers
	}
	return ManageOwners
}
