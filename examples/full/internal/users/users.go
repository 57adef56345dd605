// Managed by venture: edit freely, regenerating merges your changes.

// Package users keeps the users of this service, their teams and their roles.
// Cognito knows who somebody is; this package knows what they may do.
package users

import (
	"context"
	"errors"
	"time"
)

// Errors of every Store and Directory, to be told apart with errors.Is.
var (
	ErrNotFound  = errors.New("not found")
	ErrExists    = errors.New("exists already")
	ErrLastOwner = errors.New("a team keeps at least one owner")
	ErrConflict  = errors.New("changed by somebody else meanwhile")
	ErrRole      = errors.New("unknown team role")
)

// User is one person, keyed by the subject of their tokens. The e-mail is for
// reaching them: it can change and need not be verified, so nothing may be
// granted by it.
type User struct {
	Subject   string
	Email     string
	Roles     []string
	CreatedAt time.Time
}

// Team is a group of users who share something.
type Team struct {
	ID        string
	Name      string
	CreatedAt time.Time
}

// Membership is the role of one user in one team.
type Membership struct {
	TeamID  string
	Subject string
	Role    TeamRole
}

// Change is a change of one team, made as a whole or not at all.
type Change struct {
	TeamID string
	// While holds the roles it rests on, by subject: of who asks for it, and of everybody it changes. Who is not in it
	// must not be a member.
	While map[string]TeamRole
	// Roles are the new ones by subject. With NoRole, somebody leaves.
	Roles map[string]TeamRole
	// Name is the team's new one; with "" it keeps its own.
	Name string
}

// Check returns ErrRole where a new role is none that this version knows.
func (c Change) Check() error {
	for _, role := range c.Roles {
		if role != NoRole && !role.valid() {
			return ErrRole
		}
	}
	return nil
}

// Subjects returns everybody whom the change rests on or changes.
func (c Change) Subjects() map[string]bool {
	all := map[string]bool{}
	for _, roles := range []map[string]TeamRole{c.While, c.Roles} {
		for subject := range roles {
			all[subject] = true
		}
	}
	return all
}

// Store keeps users, teams and memberships. Every read sees all earlier
// writes, so that taking a role away has effect at once.
type Store interface {
	// User returns ErrNotFound when there is no such user.
	User(ctx context.Context, subject string) (User, error)

	// EnsureUser creates the user, or fills in the e-mail of one that has
	// none; nothing else of an existing user changes. It returns what is
	// stored, is idempotent, and safe to call concurrently.
	EnsureUser(ctx context.Context, u User) (User, error)

	// SyncUser creates the user, or replaces the e-mail by the one that their
	// account has now; nothing else of an existing user changes. It returns
	// what is stored, and is idempotent.
	SyncUser(ctx context.Context, u User) (User, error)

	// SetRoles replaces the roles of an existing user.
	SetRoles(ctx context.Context, subject string, roles []string) error

	// CreateTeam returns ErrExists when the ID is taken.
	CreateTeam(ctx context.Context, t Team, owner string) error

	// Team returns ErrNotFound when there is no such team.
	Team(ctx context.Context, id string) (Team, error)

	// Membership returns ErrNotFound for somebody who is not a member.
	Membership(ctx context.Context, teamID, subject string) (Membership, error)

	// Members lists a team, TeamsOf the memberships of one user.
	Members(ctx context.Context, teamID string) ([]Membership, error)
	TeamsOf(ctx context.Context, subject string) ([]Membership, error)

	// Apply makes a change. ErrConflict tells that a role in While is another by now: read again, decide again, and see
	// Retry. ErrLastOwner keeps a team from having no owner.
	Apply(ctx context.Context, change Change) error

	// SetMember adds a member or changes their role, RemoveMember ends a membership. Both are the service's own hand and
	// ask nobody: what a person asks for is decided by Can on roles that Change.While holds on to.
	SetMember(ctx context.Context, m Membership) error
	RemoveMember(ctx context.Context, teamID, subject string) error
}

// Account is what the place users sign up at says of one of them.
type Account struct {
	Email    string // "" where the account has none
	Verified bool   // whether a code sent there has come back
}

// Accounts is the place users sign up at.
type Accounts interface {
	// Account returns ErrNotFound for an account that does not exist, that is
	// disabled, or that is another's: when somebody has gone, their user name
	// can be taken by the next.
	Account(ctx context.Context, username, subject string) (Account, error)
}

// Directory is what handlers of earlier versions ask for instead of Accounts.
type Directory interface {
	// Email returns "" for an account without one, and ErrNotFound for an account
	// that does not exist, or that Accounts would not find for the caller.
	Email(ctx context.Context, username string) (string, error)
}
