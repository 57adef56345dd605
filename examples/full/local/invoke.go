// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"git.lighthouse.example/platform/lighthouse/local/stack"
)

var errFunction = errors.New("the function failed")

// invoke sends an event, from a file, to a function of the stack that `make dev` runs.
func invoke(ctx context.Context, root, folder, file string, out *printer) error {
	project, err := stack.ReadProject(root)
	if err != nil {
		return err
	}
	function, err := project.Function(folder)
	if err != nil {
		return fmt.Errorf("%w; name one: FUNCTION=%s", err, project.Functions[0].Folder)
	}
	session, err := stack.Join(root, "dev")
	if err != nil {
		return err
	}
	testdata := filepath.Join(filepath.Dir(function.Package), "testdata")
	event, err := os.ReadFile(cmp.Or(file, filepath.Join(testdata, "event.json")))
	if err != nil {
		others, _ := filepath.Glob(filepath.Join(testdata, "*.json")) // the pattern is a good one
		return fmt.Errorf("%w; name a file, such as EVENT=%s", err, cmp.Or(strings.Join(others, " or EVENT="), "event.json"))
	}
	result, err := session.Invoke(ctx, function, event)
	if err != nil {
		return err
	}
	out.print(printableLines(string(result.Log)))
	out.print(printableLines(string(result.Answer)))
	if result.Failed {
		return errFunction
	}
	return nil
}
