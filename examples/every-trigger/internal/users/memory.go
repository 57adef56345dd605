// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"sync"
)

// Memory is a Store for tests and for trying a server out: it forgets all when
// the process ends.
type Memory struct {
	mu      sync.Mutex
	users   map[string]User
	teams   map[string]Team
	members map[memberKey]TeamRole

	invitations map[invitationKey]Invitation
	sent        map[sentKey]int
}

type memberKey struct{ teamID, subject string }

// NewMemory returns an empty store.
func NewMemory() *Memory {
	return &Memory{
		users: map[string]User{}, teams: map[string]Team{}, members: map[memberKey]TeamRole{},

		invitations: map[invitationKey]Invitation{}, sent: map[sentKey]int{},
	}
}

// User implements Store.
func (m *Memory) User(_ context.Context, subject string) (User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.users[subject]
	if !ok {
		return User{}, ErrNotFound
	}
	return u.clone(), nil
}

// EnsureUser implements Store.
func (m *Memory) EnsureUser(_ context.Context, u User) (User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	stored, ok := m.users[u.Subject]
	if !ok {
		stored = User{Subject: u.Subject, CreatedAt: u.CreatedAt}
	}
	stored.Email = cmp.Or(stored.Email, u.Email)
	m.users[u.Subject] = stored
	return stored.clone(), nil
}

// SyncUser implements Store.
func (m *Memory) SyncUser(_ context.Context, u User) (User, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	stored, ok := m.users[u.Subject]
	if !ok {
		stored = User{Subject: u.Subject, CreatedAt: u.CreatedAt}
	}
	stored.Email = u.Email
	m.users[u.Subject] = stored
	return stored.clone(), nil
}

// SetRoles implements Store.
func (m *Memory) SetRoles(_ context.Context, subject string, roles []string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	u, ok := m.users[subject]
	if !ok {
		return ErrNotFound
	}
	u.Roles = slices.Clone(roles)
	m.users[subject] = u
	return nil
}

// CreateTeam implements Store.
func (m *Memory) CreateTeam(_ context.Context, t Team, owner string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, taken := m.teams[t.ID]; taken {
		return ErrExists
	}
	m.teams[t.ID] = t
	m.members[memberKey{t.ID, owner}] = Owner
	return nil
}

// Team implements Store.
func (m *Memory) Team(_ context.Context, id string) (Team, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	t, ok := m.teams[id]
	if !ok {
		return Team{}, ErrNotFound
	}
	return t, nil
}

// Membership implements Store.
func (m *Memory) Membership(_ context.Context, teamID, subject string) (Membership, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	role, ok := m.members[memberKey{teamID, subject}]
	if !ok {
		return Membership{}, ErrNotFound
	}
	return Membership{TeamID: teamID, Subject: subject, Role: role}, nil
}

// Members implements Store.
func (m *Memory) Members(_ context.Context, teamID string) ([]Membership, error) {
	return m.list(func(key memberKey) bool { return key.teamID == teamID }), nil
}

// TeamsOf implements Store.
func (m *Memory) TeamsOf(_ context.Context, subject string) ([]Membership, error) {
	return m.list(func(key memberKey) bool { return key.subject == subject }), nil
}

// Apply implements Store.
func (m *Memory) Apply(_ context.Context, change Change) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.apply(change)
}

// SetMember implements Store.
func (m *Memory) SetMember(_ context.Context, member Membership) error {
	if member.Role == NoRole {
		return ErrRole
	}
	return m.set(member)
}

// RemoveMember implements Store.
func (m *Memory) RemoveMember(_ context.Context, teamID, subject string) error {
	return m.set(Membership{TeamID: teamID, Subject: subject, Role: NoRole})
}

func (m *Memory) set(to Membership) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	current := m.members[memberKey{to.TeamID, to.Subject}]
	if to.Role == NoRole && current == NoRole {
		return ErrNotFound
	}
	return m.apply(Change{
		TeamID: to.TeamID,
		While:  map[string]TeamRole{to.Subject: current},
		Roles:  map[string]TeamRole{to.Subject: to.Role},
	})
}

// apply is for callers that hold the lock.
func (m *Memory) apply(change Change) error {
	if err := change.Check(); err != nil {
		return err
	}
	team, ok := m.teams[change.TeamID]
	if !ok {
		return ErrNotFound
	}
	after := map[string]TeamRole{}
	for key, role := range m.members {
		if key.teamID == change.TeamID {
			after[key.subject] = role
		}
	}
	for subject := range change.Subjects() {
		if after[subject] != change.While[subject] {
			return ErrConflict
		}
	}
	maps.Copy(after, change.Roles)
	if !slices.Contains(slices.Collect(maps.Values(after)), Owner) {
		return ErrLastOwner
	}
	team.Name = cmp.Or(change.Name, team.Name)
	m.teams[team.ID] = team
	for subject, role := range change.Roles {
		if key := (memberKey{change.TeamID, subject}); role == NoRole {
			delete(m.members, key)
		} else {
			m.members[key] = role
		}
	}
	return nil
}

// list is sorted like the table: by team, then by subject.
func (m *Memory) list(wanted func(memberKey) bool) []Membership {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []Membership
	for key, role := range m.members {
		if wanted(key) {
			found = append(found, Membership{TeamID: key.teamID, Subject: key.subject, Role: role})
		}
	}
	slices.SortFunc(found, func(a, b Membership) int {
		return cmp.Or(cmp.Compare(a.TeamID, b.TeamID), cmp.Compare(a.Subject, b.Subject))
	})
	return found
}

// clone keeps callers from changing what is stored.
func (u User) clone() User {
	u.Roles = slices.Clone(u.Roles)
	return u
}
