// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"
)

// maxSocketPath is what macOS takes, the least of all.
const maxSocketPath = 103

// newSocket returns the path of a socket to be, in a new folder that only its owner may enter. No page in a browser can
// name such an address, nor can another user of this machine open it.
func newSocket() (string, error) {
	folder, err := os.MkdirTemp("", "stack-")
	if err != nil {
		return "", fmt.Errorf("make folder for a socket: %w", err)
	}
	path := filepath.Join(folder, "aws")
	if len(path) > maxSocketPath {
		_ = os.Remove(folder) // it is empty
		return "", fmt.Errorf("%s is too long for the path of a socket; set TMPDIR to a shorter folder, such as /tmp", path)
	}
	return path, nil
}

// through reaches whatever host by a socket. It neither asks for compression nor undoes it: answers stay as they were.
func through(socket string) *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			var dialer net.Dialer
			return dialer.DialContext(ctx, "unix", socket)
		},
		DisableCompression:  true,
		MaxIdleConnsPerHost: 32,
		IdleConnTimeout:     30 * time.Second, // before the other side ends it
	}
}
