// Managed by venture: edit freely, regenerating merges your changes.

// Package teams is what people do with teams. Each function takes the subject of who asks, decides by users.Can, and
// writes only while the roles it has decided on are still the same.
package teams

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"example.com/orchard/internal/users"
)

// Errors besides those of package users. To who is not a member, a team looks as if it did not exist: users.ErrNotFound.
var (
	ErrForbidden  = errors.New("the role in the team does not allow this")
	ErrInvitation = errors.New("the invitation is over, or for somebody else")
	ErrInput      = errors.New("not a valid name, address or role")
	ErrLimit      = errors.New("there are too many already")
)

// The limits keep one account from filling the table, and from sending mail without end.
const (
	maxName  = 64
	maxTeams = 50 // of one user
)

// Store is what this package needs of a table of users.
type Store interface {
	users.Store
	Users(ctx context.Context, subjects []string) (map[string]users.User, error)
	Teams(ctx context.Context, ids []string) (map[string]users.Team, error)
	Invitation(ctx context.Context, teamID, id string) (users.Invitation, error)
	Invitations(ctx context.Context, teamID string) ([]users.Invitation, error)
	InvitationsTo(ctx context.Context, email string) ([]users.Invitation, error)
	AddInvitation(ctx context.Context, invitation users.Invitation, change users.Change) error
	CountInvitation(ctx context.Context, subject string, now time.Time, most int) (within bool, err error)
	EndInvitation(ctx context.Context, invitation users.Invitation, change users.Change) error
	DeleteTeam(ctx context.Context, teamID, owner string) error
	DeleteUser(ctx context.Context, subject string) error
}

// Teams changes the teams in a store.
type Teams struct {
	store Store
	now   func() time.Time
}

// New returns the teams in a store.
func New(store Store, now func() time.Time) *Teams { return &Teams{store: store, now: now} }

// Create makes a team that the actor owns.
func (t *Teams) Create(ctx context.Context, actor, name string) (users.Team, error) {
	name, err := checkName(name)
	if err != nil {
		return users.Team{}, err
	}
	memberships, err := t.store.TeamsOf(ctx, actor)
	if err != nil {
		return users.Team{}, err
	}
	if len(memberships) >= maxTeams {
		return users.Team{}, ErrLimit
	}
	team := users.Team{ID: strings.ToLower(rand.Text()), Name: name, CreatedAt: t.now()}
	return team, users.Retry(ctx, func() error { return t.store.CreateTeam(ctx, team, actor) })
}

// Of lists the teams of somebody, and their role in each.
func (t *Teams) Of(ctx context.Context, subject string) ([]users.Team, []users.TeamRole, error) {
	memberships, err := t.store.TeamsOf(ctx, subject)
	if err != nil {
		return nil, nil, err
	}
	var ids []string
	for _, membership := range memberships {
		ids = append(ids, membership.TeamID)
	}
	found, err := t.store.Teams(ctx, ids)
	if err != nil {
		return nil, nil, err
	}
	var teams []users.Team
	var roles []users.TeamRole
	for _, membership := range memberships {
		if team, ok := found[membership.TeamID]; ok { // else it has just been deleted
			teams, roles = append(teams, team), append(roles, membership.Role)
		}
	}
	return teams, roles, nil
}

// View returns a team and its members.
func (t *Teams) View(ctx context.Context, actor, teamID string) (users.Team, []users.Membership, error) {
	if _, err := t.permit(ctx, teamID, actor, users.ViewTeam); err != nil {
		return users.Team{}, nil, err
	}
	team, err := t.store.Team(ctx, teamID)
	if err != nil {
		return users.Team{}, nil, err
	}
	members, err := t.store.Members(ctx, teamID)
	return team, members, err
}

// Rename gives a team another name.
func (t *Teams) Rename(ctx context.Context, actor, teamID, name string) error {
	name, err := checkName(name)
	if err != nil {
		return err
	}
	return users.Retry(ctx, func() error {
		role, err := t.permit(ctx, teamID, actor, users.RenameTeam)
		if err != nil {
			return err
		}
		return t.store.Apply(ctx, users.Change{TeamID: teamID, While: roles{actor: role}, Name: name})
	})
}

// Delete removes a team with its members and invitations.
func (t *Teams) Delete(ctx context.Context, actor, teamID string) error {
	return users.Retry(ctx, func() error {
		if _, err := t.permit(ctx, teamID, actor, users.DeleteTeam); err != nil {
			return err
		}
		return t.store.DeleteTeam(ctx, teamID, actor)
	})
}

type roles = map[string]users.TeamRole

// permit returns the role of the actor, on which the change that follows has to rest.
func (t *Teams) permit(ctx context.Context, teamID, actor string, action users.Action) (users.TeamRole, error) {
	membership, err := t.store.Membership(ctx, teamID, actor)
	if err != nil {
		return users.NoRole, err
	}
	if !users.Can(membership.Role, action) {
		return users.NoRole, ErrForbidden
	}
	return membership.Role, nil
}

// checkName wants what can stand in the subject of a mail.
func checkName(name string) (string, error) {
	name = strings.TrimSpace(name)
	unprintable := func(c rune) bool { return !unicode.IsPrint(c) }
	if name == "" || utf8.RuneCountInString(name) > maxName || strings.ContainsFunc(name, unprintable) {
		return "", ErrInput
	}
	return name, nil
}
