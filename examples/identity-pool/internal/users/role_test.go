// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"errors"
	"testing"
)

func TestAtLeastNeedsARealMinimum(t *testing.T) {
	if Owner.AtLeast(NoRole) {
		t.Error("a forgotten minimum lets everybody in")
	}
}

func TestParseTeamRole(t *testing.T) {
	for role := Member; role <= Owner; role++ {
		if got, err := ParseTeamRole(role.String()); got != role || err != nil {
			t.Errorf("%v: got %v, %v", role, got, err)
		}
	}
	for _, name := range []string{"", "none", "unknown", "OWNER", "root"} {
		if got, err := ParseTeamRole(name); got != NoRole || !errors.Is(err, ErrRole) {
			t.Errorf("%q: got %v, %v", name, got, err)
		}
	}
}
