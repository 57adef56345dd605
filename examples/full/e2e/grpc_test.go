// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e && server

package e2e

import (
	"bytes"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

// TestGRPC calls every method of the server by each protocol that it speaks, by buf's client: whoever may not is refused as
// on Lambda, and the others get as far as the method.
func TestGRPC(t *testing.T) {
	s := open(t)
	for _, f := range methods() {
		for _, protocol := range []string{"grpc", "grpcweb", "connect"} {
			t.Run(f.name+"/"+protocol, func(t *testing.T) {
				for _, c := range s.callers(t, s.store(t), f) {
					message := "{}"
					if strings.HasPrefix(f.access, "team:") {
						message = `{"teamId":"` + c.team + `"}`
					}
					answer := curl(t, protocol, s.serverURL+f.path, message, c.header)
					refused := hasCode(answer, "unauthenticated", "permission_denied") || strings.Contains(answer, "no such team")
					if refused == c.letIn || hasCode(answer, "unimplemented", "unavailable", "unknown") {
						t.Errorf("%s: %s", c.name, answer)
					}
				}
			})
		}
	}
}

// TestAboutTheServer asks the server itself what it serves, and how it is, by its own description: no .proto file is read.
func TestAboutTheServer(t *testing.T) {
	s := open(t)
	services := buf(t, "--protocol", "grpc", "--http2-prior-knowledge", "--list-services", s.probesURL)
	for _, f := range methods() {
		if service := path.Dir(f.path)[1:]; !strings.Contains(services, service) {
			t.Errorf("%s is not among %s", service, services)
		}
	}
	health := buf(t, "--protocol", "grpc", "--http2-prior-knowledge", "--data", "{}", s.probesURL+"/grpc.health.v1.Health/Check")
	if !strings.Contains(health, "SERVING") || strings.Contains(health, "NOT") {
		t.Errorf("health: %s", health)
	}
	// Callers of the API have no business with either.
	if answer := buf(t, "--protocol", "grpc", "--http2-prior-knowledge", "--list-services", s.serverURL); strings.Contains(answer, "lighthouse.v1.") {
		t.Errorf("the API tells what it serves: %s", answer)
	}
}

// hasCode tells whether buf printed a refusal with one of the codes.
func hasCode(answer string, codes ...string) bool {
	return slices.ContainsFunc(codes, func(code string) bool { return strings.Contains(answer, `"code": "`+code+`"`) })
}

// curl returns what buf prints of an answer or a refusal.
func curl(t *testing.T, protocol, address, message string, header map[string]string) string {
	t.Helper()
	arguments := []string{"--schema", "proto", "--protocol", protocol, "--data", message}
	if protocol == "grpc" {
		arguments = append(arguments, "--http2-prior-knowledge")
	}
	for name, value := range header {
		arguments = append(arguments, "--header", name+": "+value)
	}
	return buf(t, append(arguments, address)...)
}

// buf returns what `buf curl` prints.
func buf(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.CommandContext(t.Context(), "node_modules/.bin/buf", append([]string{"curl"}, arguments...)...)
	command.Dir = ".."
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	_ = command.Wait() // it ends with the code of a refusal
	return output.String()
}
