// Managed by venture: edit freely, regenerating merges your changes.

package teams_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const bob = "bob@example.com"

func TestAccept(t *testing.T) {
	week := 7 * 24 * time.Hour
	demote := func(t *testing.T, s scene, _ string) {
		t.Helper()
		must(t, s.SetRole(t.Context(), "an-owner", "red", "an-admin", users.Member))
	}
	remove := func(t *testing.T, s scene, _ string) {
		t.Helper()
		must(t, s.Remove(t.Context(), "an-owner", "red", "an-admin"))
	}
	revoke := func(t *testing.T, s scene, id string) {
		t.Helper()
		must(t, s.Revoke(t.Context(), "an-admin", "red", id))
	}
	deleteTeam := func(t *testing.T, s scene, _ string) {
		t.Helper()
		must(t, s.Delete(t.Context(), "an-owner", "red"))
	}
	tests := map[string]struct {
		address string
		after   time.Duration
		token   func(string) string
		before  func(t *testing.T, s scene, id string)
		want    error
	}{
		"as invited":           {address: bob},
		"in another case":      {address: "Bob@Example.COM"},
		"at the last moment":   {address: bob, after: week - time.Second},
		"too late":             {address: bob, after: week, want: teams.ErrInvitation},
		"another address":      {address: "eve@example.com", want: teams.ErrInvitation},
		"no address":           {want: teams.ErrInvitation},
		"like a kelvin":        {address: "bo\u212a@example.com", want: teams.ErrInvitation},
		"with a name":          {address: "Bob <bob@example.com>", want: teams.ErrInvitation},
		"revoked":              {address: bob, before: revoke, want: teams.ErrInvitation},
		"from who was removed": {address: bob, before: remove, want: teams.ErrInvitation},
		"from who was demoted": {address: bob, before: demote, want: teams.ErrInvitation},
		"to no team":           {address: bob, before: deleteTeam, want: teams.ErrInvitation},
		"no token":             {address: bob, token: func(string) string { return "" }, want: teams.ErrInvitation},
		"half a token":         {address: bob, token: func(token string) string { return token[:len(token)-1] }, want: teams.ErrInvitation},
		"in lower case":        {address: bob, token: strings.ToLower, want: teams.ErrInvitation},
		"to another team": {address: bob, token: func(token string) string {
			return strings.Replace(token, "red", "blue", 1)
		}, want: teams.ErrInvitation},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ctx, s := t.Context(), newScene(t)
			made, token, err := s.Invite(ctx, "an-admin", "red", "Bob@example.com", users.Admin)
			must(t, err)
			if test.before != nil {
				test.before(t, s, made.ID)
			}
			if test.token != nil {
				token = test.token(token)
			}
			accepting := teams.New(s.store, later(test.after))
			joined, err := accepting.Accept(ctx, "bob", test.address, token)
			expect(t, err, test.want)
			if err != nil {
				if _, err := s.store.Membership(ctx, "red", "bob"); err == nil {
					t.Error("joined all the same")
				}
				return
			}
			if joined != (users.Membership{TeamID: "red", Subject: "bob", Role: users.Admin}) {
				t.Errorf("joined %v", joined)
			}
			_, err = accepting.Accept(ctx, "second", test.address, token)
			expect(t, err, teams.ErrInvitation)
		})
	}
}

func TestAcceptAsAMember(t *testing.T) {
	s := newScene(t)
	_, token, err := s.Invite(t.Context(), "an-owner", "red", bob, users.Member)
	must(t, err)
	_, err = s.Accept(t.Context(), "an-admin", bob, token)
	expect(t, err, users.ErrExists)
	_, err = s.Accept(t.Context(), "bob", bob, token)
	expect(t, err, nil)
}

// crowded is a store in which others are faster for a while.
type crowded struct {
	odd
	conflicts, counted int
}

func (c *crowded) AddInvitation(ctx context.Context, invitation users.Invitation, change users.Change) error {
	if c.conflicts > 0 {
		c.conflicts--
		return users.ErrConflict
	}
	return c.odd.AddInvitation(ctx, invitation, change)
}

func (c *crowded) CountInvitation(ctx context.Context, subject string, now time.Time, most int) (bool, error) {
	c.counted++
	return c.odd.CountInvitation(ctx, subject, now, most)
}

func TestAnInvitationIsCountedOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &crowded{odd: newScene(t).store, conflicts: 7}
		_, _, err := teams.New(store, now).Invite(t.Context(), "an-owner", "red", bob, users.Member)
		expect(t, err, nil)
		if store.conflicts != 0 || store.counted != 1 {
			t.Errorf("counted %d times, %d conflicts left", store.counted, store.conflicts)
		}
	})
}

func TestAddresses(t *testing.T) {
	s := newScene(t)
	for _, address := range []string{
		"", "bob", "bob@", "@example.com", "bob@example.com\r\nBcc: eve@example.com", "Bob <bob@example.com>", "bob@example.com, eve@example.com",
		"b\u00f6b@example.com", strings.Repeat("x", 243) + "@example.com",
	} {
		_, _, err := s.Invite(t.Context(), "an-owner", "red", address, users.Member)
		expect(t, err, teams.ErrInput)
	}
}

func TestOnlyAHashIsStored(t *testing.T) {
	s := newScene(t)
	made, token, err := s.Invite(t.Context(), "an-owner", "red", "Bob@example.com", users.Member)
	must(t, err)
	stored, err := s.Invitations(t.Context(), "an-owner", "red")
	must(t, err)
	_, secret, _ := strings.Cut(token, ".")
	if len(secret) < 26 || len(made.ID) != 64 || strings.Contains(made.ID, strings.ToLower(secret)) || len(stored) != 3 || made.Email != bob {
		t.Errorf("token %s of %+v among %d", token, made, len(stored))
	}
	expired, err := teams.New(s.store, later(8*24*time.Hour)).Invitations(t.Context(), "an-owner", "red")
	if len(expired) != 0 || err != nil {
		t.Errorf("expired ones are listed: %v, %v", expired, err)
	}
}
