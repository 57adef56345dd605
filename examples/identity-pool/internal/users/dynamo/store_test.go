// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"example.com/harbour/internal/users"
	"example.com/harbour/internal/users/userstest"
)

func TestStore(t *testing.T) {
	userstest.TestStore(t, func(t *testing.T) users.Store {
		t.Helper()
		return NewStore(newFakeTable(t), fakeTableName)
	})
}

func TestKeys(t *testing.T) {
	table := newFakeTable(t)
	s := NewStore(table, fakeTableName)
	_, err := s.EnsureUser(t.Context(), users.User{Subject: "ada"})
	expectError(t, err, nil)
	expectError(t, s.CreateTeam(t.Context(), users.Team{ID: "red"}, "ada"), nil)
	want := "TEAM#red MEMBER#ada, TEAM#red META, USER#ada PROFILE, USER#ada TEAM#red"
	if got := strings.Join(slices.Sorted(maps.Keys(table.items)), ", "); got != want {
		t.Errorf("keys %s, want %s", got, want)
	}
}

func TestMembershipChangedMeanwhile(t *testing.T) {
	bob := func(role users.TeamRole) users.Membership {
		return users.Membership{TeamID: "red", Subject: "bob", Role: role}
	}
	tests := map[string]struct {
		from      users.TeamRole
		meanwhile func(context.Context, *Store) error
		change    func(context.Context, *Store) error
	}{
		"promoted while removed": {
			users.Member,
			func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "bob") },
			func(ctx context.Context, s *Store) error { return s.SetMember(ctx, bob(users.Owner)) },
		},
		"removed while promoted": {
			users.Member,
			func(ctx context.Context, s *Store) error { return s.SetMember(ctx, bob(users.Owner)) },
			func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "bob") },
		},
		"added twice": {
			noRole,
			func(ctx context.Context, s *Store) error { return s.SetMember(ctx, bob(users.Admin)) },
			func(ctx context.Context, s *Store) error { return s.SetMember(ctx, bob(users.Member)) },
		},
		"owner removed twice": {
			users.Owner,
			func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "bob") },
			func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "bob") },
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ctx, table := t.Context(), newFakeTable(t)
			s := NewStore(table, fakeTableName)
			expectError(t, s.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
			if test.from != noRole {
				expectError(t, s.SetMember(ctx, bob(test.from)), nil)
			}
			table.before = func() { expectError(t, test.meanwhile(ctx, s), nil) }
			expectError(t, test.change(ctx, s), users.ErrConflict)
		})
	}
}

func TestTransactionErrors(t *testing.T) {
	outage := errors.New("outage")
	canceled := func(codes ...string) error {
		err := &types.TransactionCanceledException{}
		for _, code := range codes {
			err.CancellationReasons = append(err.CancellationReasons, types.CancellationReason{Code: aws.String(code)})
		}
		return err
	}
	throttled, noReasons := canceled("None", "ThrottlingError", "None"), canceled()
	tests := map[string]struct{ fail, want error }{
		"another transaction": {canceled("TransactionConflict", "None", "None"), users.ErrConflict},
		"throttled":           {throttled, throttled},
		"no reasons":          {noReasons, noReasons},
		"outage":              {outage, outage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			table := newFakeTable(t)
			s := NewStore(table, fakeTableName)
			table.before = func() { table.fail = test.fail }
			expectError(t, s.CreateTeam(t.Context(), users.Team{ID: "red"}, "ada"), test.want)
			expectError(t, s.CreateTeam(t.Context(), users.Team{ID: "red"}, "ada"), nil)
			table.before = func() { table.fail = test.fail }
			expectError(t, s.SetMember(t.Context(), users.Membership{TeamID: "red", Subject: "bob", Role: users.Member}), test.want)
		})
	}
}

func TestOutagesAreReported(t *testing.T) {
	outage := errors.New("outage")
	calls := map[string]func(context.Context, *Store) error{
		"User":       func(ctx context.Context, s *Store) error { _, err := s.User(ctx, "ada"); return err },
		"EnsureUser": func(ctx context.Context, s *Store) error { _, err := s.EnsureUser(ctx, users.User{}); return err },
		"SetRoles":   func(ctx context.Context, s *Store) error { return s.SetRoles(ctx, "ada", nil) },
		"Team":       func(ctx context.Context, s *Store) error { _, err := s.Team(ctx, "red"); return err },
		"Membership": func(ctx context.Context, s *Store) error { _, err := s.Membership(ctx, "red", "ada"); return err },
		"Members":    func(ctx context.Context, s *Store) error { _, err := s.Members(ctx, "red"); return err },
		"SetMember": func(ctx context.Context, s *Store) error {
			return s.SetMember(ctx, users.Membership{TeamID: "red", Subject: "ada", Role: users.Member})
		},
		"RemoveMember": func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "ada") },
	}
	for name, call := range calls {
		t.Run(name, func(t *testing.T) {
			table := newFakeTable(t)
			table.fail = outage
			expectError(t, call(t.Context(), NewStore(table, fakeTableName)), outage)
		})
	}
}

func TestUnknownStoredRoleIsRefused(t *testing.T) {
	table := newFakeTable(t)
	record := memberRecord(memberOfTeamKey("red", "ada"), users.Membership{TeamID: "red", Subject: "ada", Role: users.Owner})
	record["role"] = text("root")
	table.items[id(record)] = record
	s := NewStore(table, fakeTableName)
	_, err := s.Membership(t.Context(), "red", "ada")
	expectError(t, err, users.ErrRole)
	_, err = s.Members(t.Context(), "red")
	expectError(t, err, users.ErrRole)
}

func expectError(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}
