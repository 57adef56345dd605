// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"errors"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
	"git.lighthouse.example/platform/lighthouse/internal/users/userstest"
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

// TestRolesAllowWhatIsWritten compares what the store writes of a user with the roles of the functions that have it
// written: the emulator takes no note of such conditions.
func TestRolesAllowWhatIsWritten(t *testing.T) {
	table := newFakeTable(t)
	s := NewStore(table, fakeTableName)
	user := users.User{Subject: "ada", Email: "ada@example.com"}
	_, err := s.EnsureUser(t.Context(), user)
	expectError(t, err, nil)
	_, err = s.SyncUser(t.Context(), user)
	expectError(t, err, nil)
	written := slices.Sorted(maps.Keys(table.items["USER#ada PROFILE"]))
	for _, function := range []string{"me", "post-confirmation"} {
		resources, err := os.ReadFile("../../../functions/" + function + "/resources.yml")
		expectError(t, err, nil)
		allowed := regexp.MustCompile(`dynamodb:Attributes: \[(.*)\]`).FindSubmatch(resources)
		if allowed == nil {
			continue // the role allows all of them
		}
		for _, name := range written {
			if !slices.Contains(strings.Split(string(allowed[1]), ", "), name) {
				t.Errorf("the role of %s doesn't allow %s", function, name)
			}
		}
	}
}

// TestMembershipChangedMeanwhile has somebody else write between a change's reading and its writing: it decides again.
func TestMembershipChangedMeanwhile(t *testing.T) {
	bob := func(role users.TeamRole) users.Membership {
		return users.Membership{TeamID: "red", Subject: "bob", Role: role}
	}
	set := func(role users.TeamRole) func(context.Context, *Store) error {
		return func(ctx context.Context, s *Store) error { return s.SetMember(ctx, bob(role)) }
	}
	remove := func(ctx context.Context, s *Store) error { return s.RemoveMember(ctx, "red", "bob") }
	tests := map[string]struct {
		from              users.TeamRole
		meanwhile, change func(context.Context, *Store) error
		want              error
		role              users.TeamRole // afterwards
	}{
		"promoted while removed": {users.Member, remove, set(users.Owner), nil, users.Owner},
		"removed while promoted": {users.Member, set(users.Owner), remove, nil, users.NoRole},
		"added twice":            {users.NoRole, set(users.Admin), set(users.Member), nil, users.Member},
		"owner removed twice":    {users.Owner, remove, remove, users.ErrNotFound, users.NoRole},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			ctx, table := t.Context(), newFakeTable(t)
			s := NewStore(table, fakeTableName)
			expectError(t, s.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
			if test.from != users.NoRole {
				expectError(t, s.SetMember(ctx, bob(test.from)), nil)
			}
			table.before = func() { expectError(t, test.meanwhile(ctx, s), nil) }
			expectError(t, test.change(ctx, s), test.want)
			got, err := s.Membership(ctx, "red", "bob")
			if test.role == users.NoRole {
				expectError(t, err, users.ErrNotFound)
			}
			if owners := table.items["TEAM#red META"]["owners"]; got.Role != test.role || table.number(owners) != 1+ownersIn(test.role) {
				t.Errorf("role %v, %v owners", got.Role, owners)
			}
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
			bob := users.Change{TeamID: "red", Roles: map[string]users.TeamRole{"bob": users.Member}}
			expectError(t, s.Apply(t.Context(), bob), test.want)
		})
	}
}

func TestOutagesAreReported(t *testing.T) {
	outage := errors.New("outage")
	calls := map[string]func(context.Context, *Store) error{
		"User":       func(ctx context.Context, s *Store) error { _, err := s.User(ctx, "ada"); return err },
		"EnsureUser": func(ctx context.Context, s *Store) error { _, err := s.EnsureUser(ctx, users.User{}); return err },
		"SyncUser":   func(ctx context.Context, s *Store) error { _, err := s.SyncUser(ctx, users.User{}); return err },
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

// TestRoleOfAnotherVersion has a member whose role this version does not know.
func TestRoleOfAnotherVersion(t *testing.T) {
	ctx, table := t.Context(), newFakeTable(t)
	s := NewStore(table, fakeTableName)
	expectError(t, s.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
	expectError(t, s.SetMember(ctx, users.Membership{TeamID: "red", Subject: "bob", Role: users.Admin}), nil)
	strange := func() {
		for _, key := range []item{memberOfTeamKey("red", "bob"), teamOfUserKey("red", "bob")} {
			table.items[id(key)]["role"] = text("root")
		}
	}
	strange()
	bob, err := s.Membership(ctx, "red", "bob")
	expectError(t, err, nil)
	members, err := s.Members(ctx, "red")
	expectError(t, err, nil)
	teams, err := s.TeamsOf(ctx, "bob")
	expectError(t, err, nil)
	if bob.Role != users.UnknownRole || len(members) != 2 || len(teams) != 1 || members[1] != bob || teams[0] != bob {
		t.Errorf("membership %v in %v and %v", bob, members, teams)
	}
	known := users.Change{
		TeamID: "red", While: map[string]users.TeamRole{"ada": users.UnknownRole}, Roles: map[string]users.TeamRole{"ada": users.Member},
	}
	expectError(t, s.Apply(ctx, known), users.ErrConflict)
	expectError(t, s.SetMember(ctx, users.Membership{TeamID: "red", Subject: "bob", Role: users.Member}), nil)
	strange()
	expectError(t, s.RemoveMember(ctx, "red", "bob"), nil)
	expectError(t, s.RemoveMember(ctx, "red", "bob"), users.ErrNotFound)
}

func TestKeysThatAreTooLong(t *testing.T) {
	table := newFakeTable(t)
	table.fail = errors.New("the table was asked")
	s := NewStore(table, fakeTableName)
	_, err := s.Team(t.Context(), strings.Repeat("x", maxPartitionKey))
	expectError(t, err, users.ErrNotFound)
	_, err = s.Membership(t.Context(), "red", strings.Repeat("x", maxSortKey))
	expectError(t, err, users.ErrNotFound)
	_, err = s.Membership(t.Context(), strings.Repeat("x", maxPartitionKey), "ada")
	expectError(t, err, users.ErrNotFound)
}

func expectError(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("got error %v, want %v", got, want)
	}
}
