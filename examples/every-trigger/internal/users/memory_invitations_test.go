// Managed by venture: edit freely, regenerating merges your changes.

package users_test

import (
	"testing"

	"example.com/orchard/internal/teams"
	"example.com/orchard/internal/users"
	"example.com/orchard/internal/users/userstest"
)

func TestMemoryInvitations(t *testing.T) {
	userstest.TestInvitations(t, func(*testing.T) teams.Store { return users.NewMemory() })
}
