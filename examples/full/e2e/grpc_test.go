// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e && server

package e2e

import (
	"bytes"
	"os/exec"
	"strings"
	"testing"
)

// TestGRPC calls every method of the server by each protocol that it speaks, by buf's client: whoever may not is refused as
// on Lambda, and the others get as far as the method.
func TestGRPC(t *testing.T) {
	s := open(t)
	for _, f := range functions() {
		if !strings.HasPrefix(f.path, "/lighthouse.v1.") {
			continue
		}
		for _, protocol := range []string{"grpc", "grpcweb", "connect"} {
			t.Run(f.name+"/"+protocol, func(t *testing.T) {
				for _, c := range s.callers(t, s.store(t), f) {
					answer := curl(t, protocol, s.serverURL+f.path, c.header)
					refused := strings.Contains(answer, "unauthenticated") || strings.Contains(answer, "permission_denied")
					failed := strings.Contains(answer, "unimplemented") || strings.Contains(answer, "unavailable") || strings.Contains(answer, "unknown")
					if refused == c.letIn || failed {
						t.Errorf("%s: %s", c.name, answer)
					}
				}
			})
		}
	}
}

// curl returns what buf prints of an answer or a refusal.
func curl(t *testing.T, protocol, address string, header map[string]string) string {
	t.Helper()
	arguments := []string{"curl", "--schema", "proto", "--protocol", protocol, "--data", "{}"}
	if protocol == "grpc" {
		arguments = append(arguments, "--http2-prior-knowledge")
	}
	for name, value := range header {
		arguments = append(arguments, "--header", name+": "+value)
	}
	command := exec.CommandContext(t.Context(), "node_modules/.bin/buf", append(arguments, address)...)
	command.Dir = ".."
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // it ends with the code of a refusal
	return output.String()
}
