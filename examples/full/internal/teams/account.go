// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"context"
	"errors"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Leave takes somebody out of every team, as before their account is deleted: teams that are theirs alone are deleted,
// and so are the invitations from them and to their address, which is "" where they have none. It returns
// users.ErrLastOwner, and changes nothing, where a team of others would be left without an owner.
func (t *Teams) Leave(ctx context.Context, subject, address string) error {
	memberships, err := t.store.TeamsOf(ctx, subject)
	if err != nil {
		return err
	}
	alone := map[string]bool{}
	for _, membership := range memberships {
		if alone[membership.TeamID], err = t.isAlone(ctx, membership); err != nil {
			return err
		}
	}
	for _, membership := range memberships {
		if err := t.leave(ctx, membership, alone[membership.TeamID]); err != nil {
			return err
		}
	}
	address, ok := plainAddress(address)
	if !ok {
		return nil // nobody was invited by it
	}
	invitations, err := t.store.InvitationsTo(ctx, address)
	if err != nil {
		return err
	}
	return t.end(ctx, invitations)
}

// Forget deletes somebody's profile.
func (t *Teams) Forget(ctx context.Context, subject string) error {
	return users.Retry(ctx, func() error { return t.store.DeleteUser(ctx, subject) })
}

// isAlone tells whether the team goes with its owner.
func (t *Teams) isAlone(ctx context.Context, membership users.Membership) (bool, error) {
	if membership.Role != users.Owner {
		return false, nil
	}
	members, err := t.store.Members(ctx, membership.TeamID)
	if err != nil {
		return false, err
	}
	for _, member := range members {
		if member.Role == users.Owner && member.Subject != membership.Subject {
			return false, nil
		}
	}
	if len(members) > 1 {
		return false, users.ErrLastOwner
	}
	return true, nil
}

func (t *Teams) leave(ctx context.Context, membership users.Membership, alone bool) error {
	if alone {
		return t.Delete(ctx, membership.Subject, membership.TeamID)
	}
	sent, err := t.store.Invitations(ctx, membership.TeamID)
	if err != nil {
		return err
	}
	var own []users.Invitation
	for _, invitation := range sent {
		if invitation.InvitedBy == membership.Subject {
			own = append(own, invitation)
		}
	}
	if err := t.end(ctx, own); err != nil {
		return err
	}
	if err := t.store.RemoveMember(ctx, membership.TeamID, membership.Subject); !errors.Is(err, users.ErrNotFound) {
		return err
	}
	return nil // somebody was faster
}

// end removes invitations, whoever they are from.
func (t *Teams) end(ctx context.Context, invitations []users.Invitation) error {
	for _, invitation := range invitations {
		err := users.Retry(ctx, func() error {
			if _, err := t.store.Invitation(ctx, invitation.TeamID, invitation.ID); err != nil {
				return err
			}
			return t.store.EndInvitation(ctx, invitation, users.Change{TeamID: invitation.TeamID})
		})
		if err != nil && !errors.Is(err, users.ErrNotFound) {
			return err
		}
	}
	return nil
}
