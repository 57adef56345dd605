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

// Store keeps users, teams and memberships. Every read sees all earlier
// writes, so that taking a role away has effect at once.
type Store interface {
	// User returns ErrNotFound when there is no such user.
	User(ctx context.Context, subject string) (User, error)

	// EnsureUser creates the user, or fills in the e-mail of one that has
	// none; nothing else of an existing user changes. It returns what is
	// stored, is idempotent, and safe to call concurrently.
	EnsureUser(ctx context.Context, u User) (User, error)

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

	// SetMember adds a member or changes their role. ErrLastOwner keeps the
	// last owner from being demoted; ErrConflict asks to read and try again.
	SetMember(ctx context.Context, m Membership) error

	// RemoveMember returns ErrLastOwner rather than leave a team ownerless.
	RemoveMember(ctx context.Context, teamID, subject string) error
}

// Directory is the place users sign up at.
type Directory interface {
	// Email returns "" for an account without one, and ErrNotFound for an account
	// that does not exist.
	Email(ctx context.Context, username string) (string, error)
}
