// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestInstalledVictoriaLogsStays(t *testing.T) {
	root := t.TempDir()
	program := filepath.Join(root, cacheFolder, "victoria-logs", victoriaLogsVersion)
	if err := os.MkdirAll(filepath.Dir(program), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(program, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	said := func(step string) { t.Errorf("said %q", step) }
	if got, err := installVictoriaLogs(t.Context(), root, nil, said); got != program || err != nil {
		t.Errorf("program %s, error %v", got, err)
	}
}

// A program that never reads its standard input ends when that closes, or when it has ended by itself.
func TestUntilStdinCloses(t *testing.T) {
	for seconds, stop := range map[string]bool{"60": true, "0": false} {
		c := newChild(filepath.Join(t.TempDir(), "log"))
		c.command = Command(t.Context(), "", nil, "/bin/sh", "-c", untilStdinCloses, "sh", "/bin/sleep", seconds)
		if err := c.launch(); err != nil {
			t.Fatal(err)
		}
		if stop {
			_ = c.stdin.Close() // it is open
		}
		select {
		case <-c.ended:
		case <-time.After(5 * time.Second):
			t.Errorf("sleep %s is still there", seconds)
			c.stop(0)
		}
	}
}
