// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"io"
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
	socket    string // in a folder of its own that nobody else may enter
	client    *http.Client
	log       string
	temporary string
	command   *exec.Cmd
	stdin     io.Closer
	ended     chan struct{}
	err       error // after ended
}

// startMinistack has it listen at a socket and take gateway, which is guarded, for its own address: it tells that one
// to the functions, and in the URLs that it makes.
func startMinistack(ctx context.Context, python, root, folder string, environ []string, gateway cloud) (*ministack, error) {
	temporary := filepath.Join(folder, "data", "tmp")
	m := &ministack{log: filepath.Join(folder, "ministack.log"), temporary: temporary, ended: make(chan struct{})}
	// The code of functions that ran the last time.
	if err := os.RemoveAll(temporary); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	if err := os.MkdirAll(temporary, 0o750); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	var err error
	if m.socket, err = newSocket(); err != nil {
		return nil, fmt.Errorf("start ministack: %w", err)
	}
	m.client = &http.Client{Transport: through(m.socket)}
	// Not bound to ctx: it is stopped by Stop, after what depends on it.
	m.command = Command(context.WithoutCancel(ctx), root, nil, python, filepath.Join(root, "local", "stack", "launch.py"), m.socket)
	m.command.Env = append(cloudEnviron(bareEnviron(environ), gateway), settings(folder, temporary, gateway)...)
	if err := m.launch(); err != nil {
		return nil, errors.Join(fmt.Errorf("start ministack: %w", err), os.RemoveAll(filepath.Dir(m.socket)))
	}
	if err := m.await(ctx); err != nil {
		m.stop()
		return nil, fmt.Errorf("start ministack: %w; its log: %s", err, m.log)
	}
	return m, nil
}

func (m *ministack) launch() error {
	log, err := os.Create(m.log)
	if err != nil {
		return err
	}
	defer log.Close() // the process has its own
	m.command.Stdout, m.command.Stderr = log, log
	if m.stdin, err = m.command.StdinPipe(); err != nil {
		return err
	}
	if err := m.command.Start(); err != nil {
		return err
	}
	go func() {
		m.err = m.command.Wait()
		sweep(m.command)
		close(m.ended)
	}()
	return nil
}

func settings(folder, temporary string, gateway cloud) []string {
	return []string{
		"MINISTACK_HOST=" + host,
		"GATEWAY_PORT=" + gateway.url.Port(),
		"MINISTACK_REGION=" + gateway.region,
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
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://ministack/_ministack/health", http.NoBody)
	if err != nil {
		return false
	}
	response, err := m.client.Do(request)
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
	_ = os.RemoveAll(filepath.Dir(m.socket)) // an empty folder would be left
	_ = os.RemoveAll(m.temporary)            // the next start tries again
}
