// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
)

// Install installs what the stack runs, as far as it isn't there.
func Install(ctx context.Context, root string, environ []string, progress Progress) error {
	_, err := installMinistack(ctx, root, environ, progress)
	if err == nil {
		_, err = installVictoriaLogs(ctx, root, environ, progress)
	}
	return err
}

// cacheFolder holds all that the local stack makes; git ignores it.
const cacheFolder = ".local"

// installMinistack makes the virtual environment that ministack runs in, unless there is one with the same requirements. It
// returns its python.
func installMinistack(ctx context.Context, root string, environ []string, progress Progress) (string, error) {
	venv := filepath.Join(root, cacheFolder, "venv")
	python, receipt := filepath.Join(venv, "bin", "python"), filepath.Join(venv, "requirements.txt")
	file := filepath.Join(root, "local", "requirements.txt")
	wanted, err := os.ReadFile(file)
	if err != nil {
		return "", fmt.Errorf("install ministack: %w", err)
	}
	installed, err := os.ReadFile(receipt)
	if _, missing := os.Stat(python); err == nil && missing == nil && bytes.Equal(installed, wanted) {
		return python, nil
	}
	progress("installing ministack, once")
	create := Command(ctx, root, environ, "python3", "-m", "venv", "--clear", venv)
	if err := run(create); err != nil {
		return "", fmt.Errorf("make virtual environment: %w", err)
	}
	install := Command(ctx, root, environ, python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", file)
	if err := run(install); err != nil {
		return "", fmt.Errorf("install ministack: %w", err)
	}
	// Last: without it the next run starts over.
	if err := os.WriteFile(receipt, wanted, 0o600); err != nil {
		return "", fmt.Errorf("install ministack: %w", err)
	}
	return python, nil
}
