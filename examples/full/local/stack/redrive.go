// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"
)

// Redrive sends undelivered logs again, as `make redrive` does for a stage on AWS, and returns what that says.
func (s *Stack) Redrive(ctx context.Context) (string, error) {
	environ := cloudEnviron(toolEnviron(s.environ), s.cloud)
	command := Command(ctx, s.Project.Root, environ, "make", "--no-print-directory", "redrive", "STAGE="+stage)
	said, err := command.CombinedOutput()
	if err != nil {
		sweep(command)
		return string(said), fmt.Errorf("make redrive: %w", err)
	}
	return string(said), nil
}
