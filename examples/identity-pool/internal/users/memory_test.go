// Managed by venture: edit freely, regenerating merges your changes.

package users_test

import (
	"testing"

	"example.com/harbour/internal/users"
	"example.com/harbour/internal/users/userstest"
)

func TestMemory(t *testing.T) {
	userstest.TestStore(t, func(*testing.T) users.Store { return users.NewMemory() })
}
