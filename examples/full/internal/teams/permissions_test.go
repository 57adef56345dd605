// Managed by venture: edit freely, regenerating merges your changes.

package teams_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func now() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }

// cells are what somebody may ask for in the team red, and the lowest role that gets it.
func cells() map[string]cell {
	return map[string]cell{
		"view": {users.Member, func(ctx context.Context, s scene, actor string) error {
			_, _, err := s.View(ctx, actor, "red")
			return err
		}},
		"rename": {users.Admin, func(ctx context.Context, s scene, actor string) error { return s.Rename(ctx, actor, "red", "Other") }},
		"delete": {users.Owner, func(ctx context.Context, s scene, actor string) error { return s.Delete(ctx, actor, "red") }},
		"list invited": {users.Admin, func(ctx context.Context, s scene, actor string) error {
			_, err := s.Invitations(ctx, actor, "red")
			return err
		}},
		"invite a member": {users.Admin, invite(users.Member)},
		"invite an admin": {users.Admin, invite(users.Admin)},
		"invite an owner": {users.Owner, invite(users.Owner)},
		"revoke":          {users.Admin, func(ctx context.Context, s scene, actor string) error { return s.Revoke(ctx, actor, "red", s.toMember) }},
		"revoke an owner": {users.Owner, func(ctx context.Context, s scene, actor string) error { return s.Revoke(ctx, actor, "red", s.toOwner) }},
		"promote member":  {users.Admin, setRole("a-member", users.Admin)},
		"make an owner":   {users.Owner, setRole("a-member", users.Owner)},
		"demote admin":    {users.Admin, setRole("an-admin", users.Member)},
		"demote owner":    {users.Owner, setRole("an-owner", users.Admin)},
		"change stranger": {users.Owner, setRole("an-unknown", users.Member)},
		"remove member":   {users.Admin, remove("a-member")},
		"remove admin":    {users.Admin, remove("an-admin")},
		"remove owner":    {users.Owner, remove("an-owner")},
		"remove stranger": {users.Owner, remove("an-unknown")},
		"hand over": {users.Owner, func(ctx context.Context, s scene, actor string) error {
			return s.HandOver(ctx, actor, "red", "a-member")
		}},
		"leave": {users.Member, func(ctx context.Context, s scene, actor string) error { return s.Remove(ctx, actor, "red", actor) }},
		"own promotion": {users.Owner, func(ctx context.Context, s scene, actor string) error {
			return s.SetRole(ctx, actor, "red", actor, users.Owner)
		}},
		"claim": {nobody, func(ctx context.Context, s scene, actor string) error { return s.Claim(ctx, actor, "red", everybody{}) }},
	}
}

const nobody = users.Owner + 1

type cell struct {
	lowest users.TeamRole
	do     func(ctx context.Context, s scene, actor string) error
}

func invite(role users.TeamRole) func(context.Context, scene, string) error {
	return func(ctx context.Context, s scene, actor string) error {
		_, _, err := s.Invite(ctx, actor, "red", "new@example.com", role)
		return err
	}
}

func setRole(subject string, role users.TeamRole) func(context.Context, scene, string) error {
	return func(ctx context.Context, s scene, actor string) error {
		return s.SetRole(ctx, actor, "red", subject, role)
	}
}

func remove(subject string) func(context.Context, scene, string) error {
	return func(ctx context.Context, s scene, actor string) error { return s.Remove(ctx, actor, "red", subject) }
}

// TestPermissions goes through every role, every action, and the own team or another one.
func TestPermissions(t *testing.T) {
	for name, cell := range cells() {
		for _, role := range []users.TeamRole{users.NoRole, users.UnknownRole, users.Member, users.Admin, users.Owner} {
			for _, home := range []string{"red", "blue"} {
				t.Run(name+" as "+role.String()+" of "+home, func(t *testing.T) {
					ctx, s := t.Context(), newScene(t)
					s.join(t, home, "actor", role)
					before := s.all(t)
					var want error
					switch {
					case home != "red" || role == users.NoRole:
						want = users.ErrNotFound
					case !role.AtLeast(users.Member) || role < cell.lowest:
						want = teams.ErrForbidden
					}
					if err := cell.do(ctx, s, "actor"); !errors.Is(err, want) {
						t.Errorf("error %v, want %v", err, want)
					}
					if after := s.all(t); want != nil && !reflect.DeepEqual(before, after) {
						t.Errorf("was refused, and changed %v to %v", before, after)
					}
				})
			}
		}
	}
}

// scene is a store with a team red, that has members of each role and two invitations, and a team blue.
type scene struct {
	*teams.Teams
	store             odd
	toMember, toOwner string // ids of invitations
}

func newScene(t *testing.T) scene {
	t.Helper()
	s := scene{store: odd{users.NewMemory(), map[string]bool{"an-unknown": true}}}
	s.Teams = teams.New(s.store, now)
	for id, owner := range map[string]string{"red": "an-owner", "blue": "of-blue"} {
		must(t, s.store.CreateTeam(t.Context(), users.Team{ID: id, Name: id}, owner))
	}
	s.join(t, "red", "second-owner", users.Owner)
	s.join(t, "red", "an-admin", users.Admin)
	s.join(t, "red", "a-member", users.Member)
	s.join(t, "red", "an-unknown", users.Member)
	first, _, err := s.Invite(t.Context(), "an-owner", "red", "first@example.com", users.Member)
	must(t, err)
	second, _, err := s.Invite(t.Context(), "an-owner", "red", "second@example.com", users.Owner)
	must(t, err)
	s.toMember, s.toOwner = first.ID, second.ID
	return s
}

func (s scene) join(t *testing.T, teamID, subject string, role users.TeamRole) {
	t.Helper()
	if role == users.NoRole {
		return
	}
	if role == users.UnknownRole {
		s.store.unknown[subject], role = true, users.Member
	}
	must(t, s.store.SetMember(t.Context(), users.Membership{TeamID: teamID, Subject: subject, Role: role}))
}

func (s scene) all(t *testing.T) []any {
	t.Helper()
	var found []any
	for _, id := range []string{"red", "blue"} {
		team, err := s.store.Team(t.Context(), id)
		if errors.Is(err, users.ErrNotFound) {
			continue
		}
		must(t, err)
		members, err := s.store.Members(t.Context(), id)
		must(t, err)
		invitations, err := s.store.Invitations(t.Context(), id)
		must(t, err)
		found = append(found, team, members, invitations)
	}
	return found
}

// odd is a store in which the roles of some are from another version.
type odd struct {
	*users.Memory
	unknown map[string]bool
}

func (o odd) Membership(ctx context.Context, teamID, subject string) (users.Membership, error) {
	membership, err := o.Memory.Membership(ctx, teamID, subject)
	if err == nil && o.unknown[subject] {
		membership.Role = users.UnknownRole
	}
	return membership, err
}

// Apply undoes what Membership does.
func (o odd) Apply(ctx context.Context, change users.Change) error {
	for subject, role := range change.While {
		if role == users.UnknownRole && o.unknown[subject] {
			change.While[subject] = users.Member
		}
	}
	return o.Memory.Apply(ctx, change)
}

// everybody has an account.
type everybody struct{}

func (everybody) Exists(context.Context, string) (bool, error) { return true, nil }

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
