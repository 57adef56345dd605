// Managed by venture: edit freely, regenerating merges your changes.

package userstest

import (
	"errors"
	"sync"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

type roles = map[string]users.TeamRole

func (s suite) apply(t *testing.T) {
	ctx, store := t.Context(), s.empty(t)
	change := func(while, roles roles) error {
		return store.Apply(ctx, users.Change{TeamID: "red", While: while, Roles: roles})
	}
	expectError(t, change(nil, roles{"bob": users.Member}), users.ErrNotFound)
	expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)

	ada := roles{"ada": users.Owner}
	expectError(t, change(ada, roles{"bob": users.Admin, "cyd": users.Member}), nil)
	expectError(t, change(ada, roles{"bob": users.Member}), users.ErrConflict) // is a member
	expectError(t, change(roles{"ada": users.Admin}, roles{"dan": users.Member}), users.ErrConflict)
	expectError(t, change(roles{"eve": users.Admin}, roles{"dan": users.Member}), users.ErrConflict)
	expectError(t, change(roles{"bob": users.Admin, "eve": users.NoRole}, roles{"bob": users.Admin}), nil)
	expectError(t, change(ada, roles{"ada": users.NoRole}), users.ErrLastOwner)
	expectError(t, change(ada, roles{"dan": users.UnknownRole}), users.ErrRole)
	expectError(t, change(roles{"ada": users.Owner, "bob": users.Member}, roles{"ada": users.Admin, "bob": users.Owner}), users.ErrConflict)
	expectMembers(t, store, red("ada", users.Owner), red("bob", users.Admin), red("cyd", users.Member))

	handover := roles{"ada": users.Owner, "bob": users.Admin}
	expectError(t, change(handover, roles{"ada": users.Admin, "bob": users.Owner}), nil)
	expectError(t, change(handover, roles{"cyd": users.NoRole}), users.ErrConflict)
	expectError(t, change(roles{"bob": users.Owner, "cyd": users.Member}, roles{"cyd": users.NoRole}), nil)
	expectMembers(t, store, red("ada", users.Admin), red("bob", users.Owner))
	expectTeams(t, store, "cyd")

	expectError(t, store.Apply(ctx, users.Change{TeamID: "red", While: handover, Name: "Late"}), users.ErrConflict)
	expectError(t, store.Apply(ctx, users.Change{TeamID: "red", While: roles{"ada": users.Admin}, Name: "The Reds"}), nil)
	team, err := store.Team(ctx, "red")
	expectError(t, err, nil)
	if team.Name != "The Reds" {
		t.Errorf("name %q", team.Name)
	}
}

// demotingEachOther is two admins who do so at the same time: the one who comes second is no admin any more.
func (s suite) demotingEachOther(t *testing.T) {
	for range 20 {
		ctx, store := t.Context(), s.empty(t)
		expectError(t, store.CreateTeam(ctx, users.Team{ID: "red"}, "ada"), nil)
		expectError(t, store.SetMember(ctx, red("bob", users.Admin)), nil)
		expectError(t, store.SetMember(ctx, red("cyd", users.Admin)), nil)
		refused := errors.New("no admin any more")
		demote := func(actor, other string) error {
			return users.Retry(ctx, func() error {
				acting, err := store.Membership(ctx, "red", actor)
				if err != nil || !users.Can(acting.Role, users.ManageMembers) {
					return errors.Join(refused, err)
				}
				target, err := store.Membership(ctx, "red", other)
				if err != nil {
					return err
				}
				return store.Apply(ctx, users.Change{
					TeamID: "red", While: roles{actor: acting.Role, other: target.Role}, Roles: roles{other: users.Member},
				})
			})
		}
		if first, second := atOnce(demote); errors.Is(first, refused) == errors.Is(second, refused) {
			t.Errorf("one has to be refused: %v, %v", first, second)
		}
		bob, err := store.Membership(ctx, "red", "bob")
		expectError(t, err, nil)
		cyd, err := store.Membership(ctx, "red", "cyd")
		expectError(t, err, nil)
		if bob.Role+cyd.Role != users.Admin+users.Member {
			t.Errorf("bob is %v and cyd %v", bob.Role, cyd.Role)
		}
	}
}

func atOnce(demote func(actor, other string) error) (first, second error) {
	var callers sync.WaitGroup
	callers.Go(func() { first = demote("bob", "cyd") })
	callers.Go(func() { second = demote("cyd", "bob") })
	callers.Wait()
	return first, second
}
