// Managed by venture: edit freely, regenerating merges your changes.

package users_test

import (
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/users"
	"git.lighthouse.example/platform/lighthouse/internal/users/userstest"
)

func TestMemory(t *testing.T) {
	userstest.TestStore(t, func(*testing.T) users.Store { return users.NewMemory() })
}
