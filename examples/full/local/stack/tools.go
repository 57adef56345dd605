// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	pythonRange = ">=3.10"
	getPython   = "get it from https://www.python.org/downloads/ or a package manager (brew install python, apt install python3 python3-venv)"
	getNode     = "get it from https://nodejs.org/en/download or a package manager (brew install node)"
)

// Check names every tool that is missing or too old, and how to get it.
func Check(ctx context.Context, root string, environ []string) error {
	engines, err := readEngines(root)
	if err != nil {
		return err
	}
	_, npm := exec.LookPath("npm")
	if npm != nil {
		npm = fmt.Errorf("npm is missing; it comes with Node.js: %s", getNode)
	}
	return errors.Join(
		checkVersion(ctx, environ, "node", engines, getNode, "--version"),
		npm,
		checkVersion(ctx, environ, "python3", pythonRange, getPython, "-c",
			"import sys, venv, ensurepip; print('.'.join(map(str, sys.version_info[:3])))"),
	)
}

func readEngines(root string) (string, error) {
	text, err := os.ReadFile(filepath.Join(root, "package.json"))
	if err != nil {
		return "", fmt.Errorf("read package.json: %w", err)
	}
	var manifest struct {
		Engines struct{ Node string }
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		return "", fmt.Errorf("read package.json: %w", err)
	}
	return manifest.Engines.Node, nil
}

func checkVersion(ctx context.Context, environ []string, name, wanted, hint string, args ...string) error {
	if _, err := exec.LookPath(name); err != nil {
		return fmt.Errorf("%s is missing (wanted: %s); %s", name, wanted, hint)
	}
	output, err := Command(ctx, "", environ, name, args...).Output()
	if err != nil {
		return fmt.Errorf("%s doesn't work, or not all of it is installed (%w); %s", name, err, hint)
	}
	version := strings.TrimPrefix(strings.TrimSpace(string(output)), "v")
	if !satisfies(version, wanted) {
		return fmt.Errorf("%s is version %s (wanted: %s); %s", name, version, wanted, hint)
	}
	return nil
}

// satisfies knows what package.json uses: alternatives of ^ and >=, as in "^20.19 || >=24".
func satisfies(version, wanted string) bool {
	have := parseVersion(version)
	for alternative := range strings.SplitSeq(wanted, "||") {
		alternative = strings.TrimSpace(alternative)
		minimum := parseVersion(strings.TrimLeft(alternative, "^>= "))
		sameMajor := !strings.HasPrefix(alternative, "^") || have[0] == minimum[0]
		if sameMajor && compareVersions(have, minimum) >= 0 {
			return true
		}
	}
	return false
}

// parseVersion takes a part that is no number, as in 3.15.0rc1, for 0.
func parseVersion(text string) (version [3]int) {
	for i, part := range strings.SplitN(text, ".", len(version)) {
		version[i], _ = strconv.Atoi(part)
	}
	return version
}

func compareVersions(a, b [3]int) int {
	return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]), cmp.Compare(a[2], b[2]))
}
