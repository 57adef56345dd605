// Managed by venture: edit freely, regenerating merges your changes.

// Package watch notices changes of a project's files, and knows which functions they concern.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Snapshot holds when each file was written, by its path from the root.
type Snapshot map[string]stamp

type stamp struct {
	modified int64
	size     int64
}

// Take looks at every file that is part of a deployment.
func Take(root string) (Snapshot, error) {
	snapshot := make(Snapshot)
	err := fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // went while we were looking
		}
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if path != "." && isForeign(entry.Name()) {
				return fs.SkipDir
			}
			return nil
		}
		if !IsSource(path) && !IsSettings(path) {
			return nil
		}
		info, err := entry.Info()
		if err == nil {
			snapshot[path] = stamp{modified: info.ModTime().UnixNano(), size: info.Size()}
		}
		return nil // without info: it went while we were looking
	})
	if err != nil {
		return nil, fmt.Errorf("look for changes: %w", err)
	}
	return snapshot, nil
}

func isForeign(folder string) bool {
	return strings.HasPrefix(folder, ".") || folder == "node_modules" || folder == "testdata" || folder == "bin"
}

// IsSource tells whether a file decides what a function does. Editors put a dot in front of their own files.
func IsSource(path string) bool {
	name := filepath.Base(path)
	return path == "go.mod" || path == "go.sum" ||
		strings.HasSuffix(name, ".go") && !strings.HasSuffix(name, "_test.go") && !strings.HasPrefix(name, ".")
}

// IsSettings tells whether a file decides how the functions are deployed.
func IsSettings(path string) bool {
	name := filepath.Base(path)
	return strings.HasSuffix(name, ".yml") && !strings.HasPrefix(name, ".")
}

// Since returns the paths that are new, gone or other than before, sorted.
func (s Snapshot) Since(before Snapshot) []string {
	var changed []string
	for path, stamp := range s {
		if old, ok := before[path]; !ok || old != stamp {
			changed = append(changed, path)
		}
	}
	for path := range before {
		if _, ok := s[path]; !ok {
			changed = append(changed, path)
		}
	}
	slices.Sort(changed)
	return changed
}

// Watcher remembers what it has seen last.
type Watcher struct {
	root     string
	interval time.Duration
	seen     Snapshot
}

// New returns a Watcher that looks at the root after every interval.
func New(root string, interval time.Duration) (*Watcher, error) {
	seen, err := Take(root)
	return &Watcher{root: root, interval: interval, seen: seen}, err
}

// Next waits for changes and then until there are no more: an editor and a version control system write many files.
func (w *Watcher) Next(ctx context.Context) ([]string, error) {
	tick := time.NewTicker(w.interval)
	defer tick.Stop()
	last := w.seen
	for {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-tick.C:
		}
		now, err := Take(w.root)
		if err != nil {
			return nil, err
		}
		changed := now.Since(w.seen)
		if len(changed) > 0 && len(now.Since(last)) == 0 {
			w.seen = now
			return changed, nil
		}
		last = now
	}
}
