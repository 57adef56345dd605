//go:build e2e && server

package e2e

import (
	"errors"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// What grpcurl ends with: 64 and the code.
const (
	invalidArgument  = 64 + 3
	notFound         = 64 + 5
	permissionDenied = 64 + 7
	unauthenticated  = 64 + 16
)

// TestGRPCurl has a client of gRPC that is not ours learn from the server what it serves, and call it by that alone.
func TestGRPCurl(t *testing.T) {
	s := open(t)
	probes, api := strings.TrimPrefix(s.probesURL, "http://"), strings.TrimPrefix(s.serverURL, "http://")
	learnt := filepath.Join(t.TempDir(), "learnt.protoset")
	if code, output := grpcurl(t, "-protoset-out", learnt, probes, "describe"); code != 0 {
		t.Fatalf("describe: %d, %s", code, output)
	}
	if code, output := grpcurl(t, api, "list"); code == 0 {
		t.Errorf("the API tells what it serves: %s", output)
	}
	for _, f := range methods() {
		service, method := path.Dir(f.path)[1:], path.Base(f.path)
		for _, test := range []struct {
			code      int
			output    string
			arguments []string
		}{
			{0, service, []string{probes, "list"}},
			{0, "rpc " + method + " (", []string{probes, "describe", service}},
			{0, `"SERVING"`, []string{probes, "grpc.health.v1.Health/Check"}},
			{0, `"SERVING"`, []string{"-d", `{"service":"` + service + `"}`, probes, "grpc.health.v1.Health/Check"}},
			{notFound, "NotFound", []string{"-d", `{"service":"nobody.v1.NoService"}`, probes, "grpc.health.v1.Health/Check"}},
		} {
			if code, output := grpcurl(t, test.arguments...); code != test.code || !strings.Contains(output, test.output) {
				t.Errorf("%v: %d, %s", test.arguments, code, output)
			}
		}
		for _, c := range s.callers(t, s.store(t), f) {
			call := func(message string) (int, string) {
				arguments := []string{"-protoset", learnt, "-d", message}
				for name, value := range c.header {
					arguments = append(arguments, "-H", name+": "+value)
				}
				return grpcurl(t, append(arguments, api, f.path[1:])...)
			}
			team := ""
			if strings.HasPrefix(f.access, "team:") {
				team = `"teamId":"` + c.team + `"`
			}
			empty, _ := call("{" + team + "}")
			code, output := call(strings.Replace(`{"name":"first",`+team+"}", ",}", "}", 1))
			switch {
			case c.letIn && (empty != invalidArgument || code != 0 || !strings.Contains(output, `"first"`)):
				t.Errorf("%s, %s: %d, then %d, %s", f.name, c.name, empty, code, output)
			case !c.letIn && (empty != code || code != unauthenticated && code != permissionDenied && (team == "" || code != notFound)):
				t.Errorf("%s, %s is let in: %d, then %d, %s", f.name, c.name, empty, code, output)
			}
		}
	}
}

func grpcurl(t *testing.T, arguments ...string) (int, string) {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), os.Getenv("GRPCURL"), append([]string{"-plaintext", "-max-time", "20"}, arguments...)...).CombinedOutput()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		return exit.ExitCode(), string(output)
	}
	if err != nil {
		t.Fatal(err)
	}
	return 0, string(output)
}
