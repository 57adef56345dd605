// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// stopLimit leaves time to save the state.
const stopLimit = 12 * time.Second

// ministack emulates AWS. It ends when its standard input closes.
type ministack struct {
	socket    string // in a folder of its own that nobody else may enter
	client    *http.Client
	temporary string
	*child
}

// startMinistack has it listen at a socket and take gateway, which is guarded, for its own address: it tells that one
// to the functions, and in the URLs that it makes.
func startMinistack(ctx context.Context, python, root, folder string, environ []string, gateway cloud) (*ministack, error) {
	temporary := filepath.Join(folder, "data", "tmp")
	m := &ministack{child: newChild(filepath.Join(folder, "ministack.log")), temporary: temporary}
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
	if err := m.await(ctx, m.healthy); err != nil {
		m.stop()
		return nil, fmt.Errorf("start ministack: %w; its log: %s", err, m.log)
	}
	return m, nil
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

func (m *ministack) healthy(ctx context.Context) bool {
	return answers(ctx, m.client, "http://ministack/_ministack/health")
}

func (m *ministack) stop() {
	m.child.stop(stopLimit)
	_ = os.RemoveAll(filepath.Dir(m.socket)) // an empty folder would be left
	_ = os.RemoveAll(m.temporary)            // the next start tries again
}
