// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/mail"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const (
	lifetime       = 7 * 24 * time.Hour
	maxInvitations = 20 // open ones of a team
	maxSent        = 50 // by one user on one day, revoked ones and those of deleted teams too
	maxAddress     = 254
	separator      = "."
)

// Invite makes an invitation. Its token goes to the address and nowhere else: only a hash of it is stored.
func (t *Teams) Invite(
	ctx context.Context, actor, teamID, address string, role users.TeamRole,
) (invitation users.Invitation, token string, err error) {
	address, ok := plainAddress(address)
	if !ok {
		return users.Invitation{}, "", ErrInput
	}
	secret := rand.Text()
	invitation = users.Invitation{
		ID: hashed(secret), TeamID: teamID, Email: address, Role: role, InvitedBy: actor,
		ExpiresAt: t.now().Add(lifetime).Truncate(time.Second),
	}
	counted := false // once, however often others are in the way
	err = users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, users.Managing(role))
		if err != nil {
			return err
		}
		if err := t.room(ctx, teamID); err != nil {
			return err
		}
		if !counted {
			if err := t.count(ctx, actor); err != nil {
				return err
			}
			counted = true
		}
		return t.store.AddInvitation(ctx, invitation, users.Change{TeamID: teamID, While: roles{actor: acting}})
	})
	return invitation, teamID + separator + secret, err
}

// room returns ErrLimit where the team has enough invitations.
func (t *Teams) room(ctx context.Context, teamID string) error {
	open, err := t.open(ctx, teamID)
	if err == nil && len(open) >= maxInvitations {
		err = ErrLimit
	}
	return err
}

// count counts an invitation of today, or returns ErrLimit where the actor has sent enough.
func (t *Teams) count(ctx context.Context, actor string) error {
	within, err := t.store.CountInvitation(ctx, actor, t.now(), maxSent)
	if err == nil && !within {
		err = ErrLimit
	}
	return err
}

// Invitations lists those of a team that can still be accepted.
func (t *Teams) Invitations(ctx context.Context, actor, teamID string) ([]users.Invitation, error) {
	if _, err := t.permit(ctx, teamID, actor, users.ViewInvitations); err != nil {
		return nil, err
	}
	return t.open(ctx, teamID)
}

// Revoke ends an invitation before somebody accepts it.
func (t *Teams) Revoke(ctx context.Context, actor, teamID, id string) error {
	return users.Retry(ctx, func() error {
		acting, err := t.permit(ctx, teamID, actor, users.ViewInvitations)
		if err != nil {
			return err
		}
		invitation, err := t.store.Invitation(ctx, teamID, id)
		if err != nil {
			return err
		}
		if !users.Can(acting, users.Managing(invitation.Role)) {
			return ErrForbidden
		}
		return t.store.EndInvitation(ctx, invitation, users.Change{TeamID: teamID, While: roles{actor: acting}})
	})
}

// Accept makes the subject a member, once. The address is one that the subject has proved to be theirs. An invitation
// is worth no more than the role that who has sent it has now.
func (t *Teams) Accept(ctx context.Context, subject, address, token string) (users.Membership, error) {
	teamID, secret, _ := strings.Cut(token, separator)
	address, ok := plainAddress(address)
	if !ok {
		return users.Membership{}, ErrInvitation
	}
	var joined users.Membership
	err := users.Retry(ctx, func() error {
		invitation, err := t.store.Invitation(ctx, teamID, hashed(secret))
		if err != nil {
			return err
		}
		if invitation.Email != address || !t.now().Before(invitation.ExpiresAt) {
			return ErrInvitation
		}
		inviting, err := t.permit(ctx, teamID, invitation.InvitedBy, users.Managing(invitation.Role))
		if err != nil {
			return err
		}
		if _, err := t.store.Membership(ctx, teamID, subject); err == nil {
			return users.ErrExists
		} else if !errors.Is(err, users.ErrNotFound) {
			return err
		}
		joined = users.Membership{TeamID: teamID, Subject: subject, Role: invitation.Role}
		return t.store.EndInvitation(ctx, invitation, users.Change{
			TeamID: teamID, While: roles{invitation.InvitedBy: inviting}, Roles: roles{subject: invitation.Role},
		})
	})
	if errors.Is(err, users.ErrNotFound) || errors.Is(err, ErrForbidden) {
		err = ErrInvitation // which of them it was is nobody's business
	}
	return joined, err
}

func (t *Teams) open(ctx context.Context, teamID string) ([]users.Invitation, error) {
	all, err := t.store.Invitations(ctx, teamID)
	var open []users.Invitation
	for _, invitation := range all {
		if t.now().Before(invitation.ExpiresAt) {
			open = append(open, invitation)
		}
	}
	return open, err
}

func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// plainAddress returns an address in lower case. It wants nothing but ASCII: other letters become ASCII ones when their
// case is changed, and would make two addresses one.
func plainAddress(address string) (string, bool) {
	parsed, err := mail.ParseAddress(address)
	foreign := func(c rune) bool { return c <= ' ' || c > '~' }
	if err != nil || parsed.Address != address || len(address) > maxAddress || strings.ContainsFunc(address, foreign) {
		return "", false
	}
	return strings.ToLower(address), true
}
