// Managed by venture: edit freely, regenerating merges your changes.

package teams_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func TestNames(t *testing.T) {
	s := newScene(t)
	for _, name := range []string{"", "  ", "a\nb", "a\x00b", "a\u202eb", strings.Repeat("x", 65)} {
		_, err := s.Create(t.Context(), "ada", name)
		expect(t, err, teams.ErrInput)
		expect(t, s.Rename(t.Context(), "an-owner", "red", name), teams.ErrInput)
	}
	team, err := s.Create(t.Context(), "ada", "  Équipe 7 ")
	expect(t, err, nil)
	if team.Name != "Équipe 7" || team.CreatedAt != now() {
		t.Errorf("team %+v", team)
	}
	listed, roles, err := s.Of(t.Context(), "ada")
	expect(t, err, nil)
	if len(listed) != 1 || listed[0] != team || roles[0] != users.Owner {
		t.Errorf("teams %v, roles %v", listed, roles)
	}
}

func TestLimits(t *testing.T) {
	s := newScene(t)
	for i := range 51 {
		if _, err := s.Create(t.Context(), "ada", "x"); errors.Is(err, teams.ErrLimit) != (i == 50) {
			t.Errorf("team %d: %v", i, err)
		}
	}
	for i := range 19 { // two are there
		address := fmt.Sprintf("u%d@example.com", i)
		if _, _, err := s.Invite(t.Context(), "an-owner", "red", address, users.Member); errors.Is(err, teams.ErrLimit) != (i == 18) {
			t.Errorf("invitation %d: %v", i, err)
		}
	}
}

// TestInvitationsOfADay invites and revokes in turn, which would send mail without end.
func TestInvitationsOfADay(t *testing.T) {
	s := newScene(t)
	invite := func(at *teams.Teams, i int) error {
		made, _, err := at.Invite(t.Context(), "an-admin", "red", fmt.Sprintf("u%d@example.com", i), users.Member)
		if err == nil {
			err = at.Revoke(t.Context(), "an-admin", "red", made.ID)
		}
		return err
	}
	for i := range 51 {
		if err := invite(s.Teams, i); errors.Is(err, teams.ErrLimit) != (i == 50) {
			t.Errorf("invitation %d: %v", i, err)
		}
	}
	expect(t, invite(teams.New(s.store, later(24*time.Hour)), 0), nil)
}

func TestLastOwner(t *testing.T) {
	s := newScene(t)
	expect(t, s.Remove(t.Context(), "an-owner", "red", "an-owner"), nil)
	expect(t, s.Remove(t.Context(), "second-owner", "red", "second-owner"), users.ErrLastOwner)
	expect(t, s.SetRole(t.Context(), "second-owner", "red", "second-owner", users.Admin), users.ErrLastOwner)
	expect(t, s.HandOver(t.Context(), "second-owner", "red", "a-member"), nil)
	expect(t, s.HandOver(t.Context(), "second-owner", "red", "a-member"), teams.ErrForbidden)
	expect(t, s.HandOver(t.Context(), "a-member", "red", "not-in-it"), users.ErrNotFound)
	expect(t, s.Remove(t.Context(), "second-owner", "red", "second-owner"), nil)
}

// TestDemotingEachOther has two admins do so at the same time: one of them is an admin afterwards.
func TestDemotingEachOther(t *testing.T) {
	for range 50 {
		s := newScene(t)
		s.join(t, "red", "bob", users.Admin)
		var first, second error
		var both sync.WaitGroup
		both.Go(func() { first = s.SetRole(t.Context(), "bob", "red", "an-admin", users.Member) })
		both.Go(func() { second = s.SetRole(t.Context(), "an-admin", "red", "bob", users.Member) })
		both.Wait()
		if !reflect.DeepEqual([]error{first, second}, []error{nil, teams.ErrForbidden}) &&
			!reflect.DeepEqual([]error{first, second}, []error{teams.ErrForbidden, nil}) {
			t.Errorf("%v and %v", first, second)
		}
	}
}

// slow is a store in which something happens between the reading and the writing of a change.
type slow struct {
	odd
	meanwhile func()
}

func (s *slow) Apply(ctx context.Context, change users.Change) error {
	if meanwhile := s.meanwhile; meanwhile != nil {
		s.meanwhile = nil
		meanwhile()
	}
	return s.odd.Apply(ctx, change)
}

// TestRemovedMeanwhile has an admin removed after their right was looked up.
func TestRemovedMeanwhile(t *testing.T) {
	for name, cell := range cells() {
		t.Run(name, func(t *testing.T) {
			s := newScene(t)
			s.join(t, "red", "actor", users.Owner)
			store := &slow{odd: s.store}
			asked := false
			store.meanwhile = func() {
				asked = true
				must(t, s.store.RemoveMember(t.Context(), "red", "actor"))
			}
			s.Teams = teams.New(store, now)
			if err := cell.do(t.Context(), s, "actor"); asked && !errors.Is(err, users.ErrNotFound) {
				t.Errorf("error %v", err)
			}
		})
	}
}

// accounts are those that exist.
type accounts []string

func (a accounts) Exists(_ context.Context, subject string) (bool, error) {
	for _, one := range a {
		if one == subject {
			return true, nil
		}
	}
	return false, nil
}

func TestClaim(t *testing.T) {
	s := newScene(t)
	expect(t, s.Claim(t.Context(), "an-admin", "red", accounts{"second-owner"}), teams.ErrForbidden)
	expect(t, s.Claim(t.Context(), "a-member", "red", accounts{}), teams.ErrForbidden)
	expect(t, s.Claim(t.Context(), "of-blue", "red", accounts{}), users.ErrNotFound)
	expect(t, s.Claim(t.Context(), "an-admin", "red", accounts{}), nil)
	_, members, err := s.View(t.Context(), "an-admin", "red")
	expect(t, err, nil)
	var owners []string
	for _, member := range members {
		if member.Role == users.Owner {
			owners = append(owners, member.Subject)
		}
	}
	if !reflect.DeepEqual(owners, []string{"an-admin"}) || len(members) != 3 {
		t.Errorf("owners %v among %v", owners, members)
	}
}

func TestLeave(t *testing.T) {
	s := newScene(t)
	ctx := t.Context()
	alone, err := s.Create(ctx, "an-owner", "Alone")
	must(t, err)
	_, _, err = s.Invite(ctx, "of-blue", "blue", "owner@example.com", users.Admin)
	must(t, err)
	_, _, err = s.Invite(ctx, "second-owner", "red", "third@example.com", users.Member)
	must(t, err)
	expect(t, s.Leave(ctx, "an-owner", "Owner@example.com"), nil)
	_, err = s.store.Team(ctx, alone.ID)
	expect(t, err, users.ErrNotFound)
	left, err := s.store.TeamsOf(ctx, "an-owner")
	expect(t, err, nil)
	ofRed, err := s.store.Invitations(ctx, "red")
	expect(t, err, nil)
	ofBlue, err := s.store.Invitations(ctx, "blue")
	expect(t, err, nil)
	if len(left) != 0 || len(ofRed) != 1 || ofRed[0].InvitedBy != "second-owner" || len(ofBlue) != 0 {
		t.Errorf("left: %v, %v, %v", left, ofRed, ofBlue)
	}

	_, err = s.Create(ctx, "second-owner", "Alone")
	must(t, err)
	expect(t, s.Leave(ctx, "second-owner", ""), users.ErrLastOwner)
	if stays, err := s.store.TeamsOf(ctx, "second-owner"); len(stays) != 2 || err != nil {
		t.Errorf("was refused, and left one of %v, %v", stays, err)
	}
	expect(t, s.Leave(ctx, "nobody", "nobody@example.com"), nil)
	expect(t, s.Forget(ctx, "nobody"), nil)
}

func expect(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("error %v, want %v", got, want)
	}
}

func later(d time.Duration) func() time.Time { return func() time.Time { return now().Add(d) } }
