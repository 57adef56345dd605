// Managed by venture: edit freely, regenerating merges your changes.

package users_test

import (
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users"
	"git.lighthouse.example/platform/lighthouse/internal/users/userstest"
)

func TestMemoryInvitations(t *testing.T) {
	userstest.TestInvitations(t, func(*testing.T) teams.Store { return users.NewMemory() })
}
