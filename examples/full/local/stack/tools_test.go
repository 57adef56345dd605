// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"strings"
	"testing"
)

func TestSatisfies(t *testing.T) {
	const node = "^20.19 || ^22.13 || >=24"
	for _, test := range []struct {
		version, wanted string
		want            bool
	}{
		{"20.19.0", node, true},
		{"20.18.3", node, false},
		{"21.7.0", node, false},
		{"22.13.1", node, true},
		{"22.9.0", node, false},
		{"23.11.0", node, false},
		{"24.0.0", node, true},
		{"26.1.0", node, true},
		{"3.9.6", pythonRange, false},
		{"3.10.0", pythonRange, true},
		{"3.15.0rc1", pythonRange, true},
		{"4.0.0", pythonRange, true},
		{"", pythonRange, false},
	} {
		if got := satisfies(test.version, test.wanted); got != test.want {
			t.Errorf("satisfies(%q, %q) is %t", test.version, test.wanted, got)
		}
	}
}

func TestCheckNamesAllThatIsMissing(t *testing.T) {
	root := t.TempDir()
	write(t, root, "package.json", `{"engines":{"node":">=24"}}`)
	t.Setenv("PATH", root)
	err := Check(t.Context(), root, nil)
	if err == nil {
		t.Fatal("no error")
	}
	for _, text := range []string{"node is missing (wanted: >=24)", "npm is missing", "python3 is missing", "https://"} {
		if !strings.Contains(err.Error(), text) {
			t.Errorf("%q is not in: %v", text, err)
		}
	}
}
