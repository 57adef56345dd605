// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"
)

type invitationKey struct{ teamID, id string }

type sentKey struct{ subject, day string }

// Invitation returns ErrNotFound when there is no such invitation.
func (m *Memory) Invitation(_ context.Context, teamID, id string) (Invitation, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	invitation, ok := m.invitations[invitationKey{teamID, id}]
	if !ok {
		return Invitation{}, ErrNotFound
	}
	return invitation, nil
}

// Invitations lists those of a team.
func (m *Memory) Invitations(_ context.Context, teamID string) ([]Invitation, error) {
	return m.listInvitations(func(i Invitation) bool { return i.TeamID == teamID }), nil
}

// InvitationsTo lists those to an address.
func (m *Memory) InvitationsTo(_ context.Context, email string) ([]Invitation, error) {
	return m.listInvitations(func(i Invitation) bool { return i.Email == email }), nil
}

// AddInvitation stores an invitation together with a change of its team.
func (m *Memory) AddInvitation(_ context.Context, invitation Invitation, change Change) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.apply(change); err != nil {
		return err
	}
	m.invitations[invitationKey{invitation.TeamID, invitation.ID}] = invitation
	return nil
}

// CountInvitation counts one more that somebody sends on a day, and tells
// whether it may be sent. Where there are most already, it counts nothing.
func (m *Memory) CountInvitation(_ context.Context, subject string, now time.Time, most int) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := sentKey{subject, now.UTC().Format(time.DateOnly)}
	if m.sent[key] >= most {
		return false, nil
	}
	m.sent[key]++
	return true, nil
}

// EndInvitation removes an invitation together with a change of its team. It
// returns ErrConflict where the invitation has ended meanwhile.
func (m *Memory) EndInvitation(_ context.Context, invitation Invitation, change Change) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	key := invitationKey{invitation.TeamID, invitation.ID}
	if _, ok := m.invitations[key]; !ok {
		return ErrConflict
	}
	if err := m.apply(change); err != nil {
		return err
	}
	delete(m.invitations, key)
	return nil
}

// DeleteTeam removes a team with its members and invitations, while somebody
// is an owner of it; else it returns ErrConflict.
func (m *Memory) DeleteTeam(_ context.Context, teamID, owner string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.members[memberKey{teamID, owner}] != Owner {
		return ErrConflict
	}
	delete(m.teams, teamID)
	for key := range m.members {
		if key.teamID == teamID {
			delete(m.members, key)
		}
	}
	for key := range m.invitations {
		if key.teamID == teamID {
			delete(m.invitations, key)
		}
	}
	return nil
}

// DeleteUser removes a profile and the counts of invitations, and nothing of
// what the user is a member of.
func (m *Memory) DeleteUser(_ context.Context, subject string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.users, subject)
	maps.DeleteFunc(m.sent, func(key sentKey, _ int) bool { return key.subject == subject })
	return nil
}

func (m *Memory) listInvitations(wanted func(Invitation) bool) []Invitation {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []Invitation
	for _, invitation := range m.invitations {
		if wanted(invitation) {
			found = append(found, invitation)
		}
	}
	slices.SortFunc(found, func(a, b Invitation) int { return cmp.Compare(a.ID, b.ID) })
	return found
}
