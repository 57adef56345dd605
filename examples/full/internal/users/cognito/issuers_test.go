// Managed by venture: edit freely, regenerating merges your changes.

package cognito

import (
	"errors"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// TestUsersOfAnotherIssuer wants the pool not to be asked about them: it may have somebody of the same name.
func TestUsersOfAnotherIssuer(t *testing.T) {
	directory := NewDirectory(fakeCognito{t: t, fail: errors.New("asked the pool")}, "pool-1")
	for _, name := range []string{"ada", ""} {
		ctx := auth.NewContext(t.Context(), auth.Principal{Issuer: "cloud", Subject: "cloud|1", Username: name})
		if account, err := directory.Account(ctx, name, "cloud|1"); err != nil || account != (users.Account{}) {
			t.Errorf("%q: got %+v, %v", name, account, err)
		}
		if contact, err := directory.Email(ctx, name); err != nil || contact != "" {
			t.Errorf("%q: got %q, %v", name, contact, err)
		}
		// Not the caller, so not vouched for.
		if account, err := directory.Account(ctx, "ada", "1"); err == nil {
			t.Errorf("of somebody else: got %+v", account)
		}
	}
}
