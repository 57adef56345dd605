// Managed by venture: edit freely, regenerating merges your changes.

package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

func write(t *testing.T, root, path, text string) {
	t.Helper()
	path = filepath.Join(root, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestTake(t *testing.T) {
	root := t.TempDir()
	wanted := []string{"go.mod", "functions/a/handler.go", "functions/a/function.yml", "serverless.yml"}
	others := []string{
		"functions/a/handler_test.go", "functions/a/.#handler.go", "functions/a/testdata/x.go", "README.md",
		"web/node_modules/a/a.go", ".local/a.go", "bin/a.go", "functions/a/handler.go~", "sub/go.mod",
	}
	for _, path := range slices.Concat(wanted, others) {
		write(t, root, path, "")
	}
	snapshot, err := Take(root)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(wanted)
	if got := snapshot.Since(nil); !slices.Equal(got, wanted) {
		t.Errorf("took %v, want %v", got, wanted)
	}
}

func TestSince(t *testing.T) {
	before := Snapshot{"same": {1, 1}, "touched": {1, 1}, "longer": {1, 1}, "gone": {1, 1}}
	after := Snapshot{"same": {1, 1}, "touched": {2, 1}, "longer": {1, 2}, "new": {1, 1}}
	if got := after.Since(before); !slices.Equal(got, []string{"gone", "longer", "new", "touched"}) {
		t.Errorf("changed %v", got)
	}
}

func TestNext(t *testing.T) {
	root := t.TempDir()
	write(t, root, "a.go", "package a")
	watcher, err := New(root, 10*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	write(t, root, "b.go", "package a")
	changed, err := watcher.Next(t.Context())
	if err != nil || !slices.Equal(changed, []string{"b.go"}) {
		t.Errorf("changed %v, error %v", changed, err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if changed, err := watcher.Next(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("changed %v, error %v", changed, err)
	}
}

func TestConcerns(t *testing.T) {
	imports := Parse("example.com/shop example.com/shop/functions/a/lambda fmt example.com/shop/functions/a example.com/shop/internal/api\n" +
		"example.com/shop example.com/shop/functions/b/lambda example.com/shopping/other example.com/shop/functions/b\n\n")
	for _, test := range []struct {
		file string
		a, b bool
	}{
		{"functions/a/handler.go", true, false},
		{"functions/a/lambda/main.go", true, false},
		{"internal/api/problem.go", true, false},
		{"internal/apiary/x.go", false, false},
		{"functions/b/new.go", false, true},
		{"local/main.go", false, false},
		{"go.mod", true, true},
		{"serverless.yml", false, false},
		{"functions/a/function.yml", false, false},
	} {
		a := imports.Concerns("functions/a/lambda", []string{"x/y.go", test.file})
		b := imports.Concerns("functions/b/lambda", []string{test.file})
		if a != test.a || b != test.b {
			t.Errorf("%s concerns a: %t, b: %t", test.file, a, b)
		}
	}
}
