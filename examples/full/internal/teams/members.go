// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"context"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Accounts tells whether somebody still has an account to sign in with.
type Accounts interface {
	Exists(ctx context.Context, subject string) (bool, error)
}

// SetRole changes the role of a member. It takes what both roles take, the old and the new.
func (t *Teams) SetRole(ctx context.Context, actor, teamID, subject string, role users.TeamRole) error {
	return users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, users.Managing(role))
		if err != nil {
			return err
		}
		member, err := t.managed(ctx, teamID, subject, acting)
		if err != nil {
			return err
		}
		return t.store.Apply(ctx, users.Change{
			TeamID: teamID, While: roles{actor: acting, subject: member.Role}, Roles: roles{subject: role},
		})
	})
}

// Remove ends a membership: somebody's own, or one that the actor may manage.
func (t *Teams) Remove(ctx context.Context, actor, teamID, subject string) error {
	action := users.ManageMembers
	if actor == subject {
		action = users.LeaveTeam
	}
	return users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, action)
		if err != nil {
			return err
		}
		change := users.Change{TeamID: teamID, While: roles{actor: acting}, Roles: roles{subject: users.NoRole}}
		if actor != subject {
			member, err := t.managed(ctx, teamID, subject, acting)
			if err != nil {
				return err
			}
			change.While[subject] = member.Role
		}
		return t.store.Apply(ctx, change)
	})
}

// HandOver makes another member the owner in the place of the actor, who becomes an admin.
func (t *Teams) HandOver(ctx context.Context, actor, teamID, subject string) error {
	return users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, users.ManageOwners)
		if err != nil {
			return err
		}
		member, err := t.managed(ctx, teamID, subject, acting)
		if err != nil {
			return err
		}
		return t.store.Apply(ctx, users.Change{
			TeamID: teamID,
			While:  roles{actor: acting, subject: member.Role},
			Roles:  roles{actor: users.Admin, subject: users.Owner},
		})
	})
}

// Claim repairs a team that nobody can own any more: an admin takes the place of its owners once none of their accounts
// exists. While one does, it is theirs.
func (t *Teams) Claim(ctx context.Context, actor, teamID string, accounts Accounts) error {
	return users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, users.ManageMembers)
		if err != nil {
			return err
		}
		members, err := t.store.Members(ctx, teamID)
		if err != nil {
			return err
		}
		change := users.Change{TeamID: teamID, While: roles{}, Roles: roles{}}
		for _, member := range members {
			if member.Role != users.Owner {
				continue
			}
			exists, err := accounts.Exists(ctx, member.Subject)
			if err != nil {
				return err
			}
			if exists {
				return ErrForbidden
			}
			change.While[member.Subject], change.Roles[member.Subject] = users.Owner, users.NoRole
		}
		change.While[actor], change.Roles[actor] = acting, users.Owner
		return t.store.Apply(ctx, change)
	})
}

// managed returns a membership that the role may change.
func (t *Teams) managed(ctx context.Context, teamID, subject string, acting users.TeamRole) (users.Membership, error) {
	member, err := t.store.Membership(ctx, teamID, subject)
	if err != nil {
		return users.Membership{}, err
	}
	if !users.Can(acting, users.Managing(member.Role)) {
		return users.Membership{}, ErrForbidden
	}
	return member, nil
}
