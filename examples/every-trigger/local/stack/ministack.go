// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"
)

const (
	startLimit = 30 * time.Second
	// stopLimit leaves time to save the state.
	stopLimit = 12 * time.Second
)

// ministack emulates AWS. It ends when its standard input closes, which the system does even for a program that was
// killed.
type ministack struct {
	url     string
	log     string
	command *exec.Cmd
	stdin   io.Closer
	ended   chan struct{}
	err     error // after ended
}

// startMinistack takes over the listener's port.
func startMinistack(ctx context.Context, python, root, folder, region string, environ []string, listener net.Listener) (*ministack, error) {
	m := &ministack{url: address(listener), log: filepath.Join(folder, "ministack.log"), ended: make(chan struct{})}
	port := listener.Addr().(*net.TCPAddr).Port
	temporary := filepath.Join(folder, "data", "tmp")
	if err := os.MkdirAll(temporary, 0o750); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	log, err := os.Create(m.log)
	if err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	defer log.Close() // the process has its own
	// Not bound to ctx: it is stopped by Stop, after what depends on it.
	m.command = Command(context.WithoutCancel(ctx), root, nil, python, filepath.Join(root, "local", "stack", "launch.py"))
	m.command.Env = append(cloudEnviron(bareEnviron(environ), region, m.url), settings(folder, temporary, region, port)...)
	m.command.Stdout, m.command.Stderr = log, log
	if m.stdin, err = m.command.StdinPipe(); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	if err := errors.Join(listener.Close(), m.command.Start()); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	go func() {
		m.err = m.command.Wait()
		sweep(m.command)
		close(m.ended)
	}()
	if err := m.await(ctx); err != nil {
		m.stop()
		return nil, fmt.Errorf("start ministack: %w; its log: %s", err, m.log)
	}
	return m, nil
}

func settings(folder, temporary, region string, port int) []string {
	return []string{
		"BIND_HOST=" + host,
		"MINISTACK_HOST=" + host,
		fmt.Sprintf("GATEWAY_PORT=%d", port),
		"MINISTACK_REGION=" + region,
		// Checks signatures, the permissions of the functions' roles, sign-in flows and confirmation codes.
		"AUTH=true",
		"LAMBDA_EXECUTOR=local",
		"IOT_MTLS_ENABLED=0",
		"SFTP_ENABLED=0",
		"PERSIST_STATE=1",
		"STATE_DIR=" + filepath.Join(folder, "data", "state"),
		"S3_PERSIST=1",
		"S3_DATA_DIR=" + filepath.Join(folder, "data", "s3"),
		"TMPDIR=" + temporary,
		"PYTHONUTF8=1",
		"PYTHONUNBUFFERED=1",
	}
}

func (m *ministack) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-m.ended:
			return fmt.Errorf("it ended at once: %w", m.err)
		case <-tick.C:
			if m.healthy(ctx) {
				return nil
			}
		}
	}
}

func (m *ministack) healthy(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, m.url+"/_ministack/health", http.NoBody)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

func (m *ministack) stop() {
	_ = m.stdin.Close() // closed already where the process has ended
	select {
	case <-m.ended:
	case <-time.After(stopLimit):
		_ = syscall.Kill(-m.command.Process.Pid, syscall.SIGKILL)
		<-m.ended
	}
}
