// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// Command prepares a program that ends with ctx, together with all it has started. A Ctrl-C in the terminal doesn't
// reach it: who ends when is decided in one place.
func Command(ctx context.Context, dir string, environ []string, name string, args ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, name, args...)
	command.Dir, command.Env = dir, environ
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	command.Cancel = func() error { return syscall.Kill(-command.Process.Pid, syscall.SIGTERM) }
	command.WaitDelay = 5 * time.Second
	return command
}

// Command prepares a program that finds the stack in its environment.
func (s *Stack) Command(ctx context.Context, name string, args ...string) *exec.Cmd {
	environ := append(toolEnviron(s.environ),
		"LOCAL_API_URL="+s.API,
		"LOCAL_COGNITO_URL="+s.Cognito,
		"LOCAL_POOL_ID="+s.PoolID,
		"LOCAL_CLIENT_ID="+s.ClientID,
		"LOCAL_ISSUERS_URL="+s.Issuers,
		"LOCAL_WEB_ORIGIN="+s.WebOrigin,
		"LOCAL_LOGS_URL="+s.Logs,
		"LOCAL_LOGS_TOKEN="+s.LogsToken,
		"LOCAL_AWS_URL="+s.AWS,
		"LOCAL_AWS_ACCESS_KEY_ID="+s.cloud.keys.AccessKeyID,
		"LOCAL_AWS_SECRET_ACCESS_KEY="+s.cloud.keys.SecretAccessKey,
		"LOCAL_AWS_SOCKET="+s.ministack.socket,
		"AWS_REGION="+s.Project.Region,
	)
	return Command(ctx, s.Project.Root, environ, name, args...)
}

// run keeps the output for the error.
func run(command *exec.Cmd) error {
	var output bytes.Buffer
	command.Stdout, command.Stderr = &output, &output
	err := command.Run()
	if err != nil {
		sweep(command)
		return fmt.Errorf("%s: %w\n%s", filepath.Base(command.Path), err, bytes.TrimSpace(output.Bytes()))
	}
	return nil
}

// sweep kills what a program has left behind; most have left nothing.
func sweep(command *exec.Cmd) {
	if command.Process != nil {
		_ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
	}
}

// toolEnviron is for programs that build: everything but what would build for another machine.
func toolEnviron(environ []string) []string {
	return without(environ, func(name string) bool { return name == "GOOS" || name == "GOARCH" })
}

// cloudEnviron is for programs that call AWS: whatever account and proxy the user has, they must reach neither.
func cloudEnviron(environ []string, cloud cloud) []string {
	environ = without(environ, func(name string) bool {
		upper := strings.ToUpper(name)
		return strings.HasPrefix(upper, "AWS_") || strings.HasPrefix(upper, "SLS_") || strings.HasSuffix(upper, "_PROXY")
	})
	return append(environ,
		"AWS_ENDPOINT_URL="+cloud.url.String(),
		"AWS_REGION="+cloud.region,
		"AWS_ACCESS_KEY_ID="+cloud.keys.AccessKeyID,
		"AWS_SECRET_ACCESS_KEY="+cloud.keys.SecretAccessKey,
		"AWS_CONFIG_FILE=/dev/null",
		"AWS_SHARED_CREDENTIALS_FILE=/dev/null",
		"AWS_EC2_METADATA_DISABLED=true",
		"NO_PROXY=*",
	)
}

// bareEnviron is for ministack, whose environment the functions inherit: as little as on Lambda.
func bareEnviron(environ []string) []string {
	return without(environ, func(name string) bool {
		return !slices.Contains([]string{"PATH", "HOME", "LANG", "TZ"}, name) && !strings.HasPrefix(name, "LC_")
	})
}

func without(environ []string, drop func(name string) bool) []string {
	return slices.DeleteFunc(slices.Clone(environ), func(entry string) bool {
		name, _, _ := strings.Cut(entry, "=")
		return drop(name)
	})
}
