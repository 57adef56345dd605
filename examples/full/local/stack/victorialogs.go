// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"git.lighthouse.example/platform/lighthouse/local/store"
)

const (
	victoriaLogsPackage = "github.com/VictoriaMetrics/VictoriaLogs/app/victoria-logs"
	victoriaLogsVersion = "v1.52.1"

	logStoreStopLimit = 10 * time.Second

	// untilStdinCloses runs a program that doesn't look at its standard input.
	untilStdinCloses = `exec 3<&0; "$@" </dev/null 3<&- & program=$!; (cat <&3 >/dev/null; kill $program) & wait $program`
)

// victoriaLogs keeps the logs. It cannot listen at a socket, so its port wants a password that is new at each start.
type victoriaLogs struct {
	url  *url.URL
	user *url.Userinfo
	*child
}

// installVictoriaLogs builds it, unless that version is there, and returns the program. Go's checksum database vouches
// for the sources.
func installVictoriaLogs(ctx context.Context, root string, environ []string, progress Progress) (string, error) {
	folder := filepath.Join(root, cacheFolder, "victoria-logs")
	program := filepath.Join(folder, victoriaLogsVersion)
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	progress("building VictoriaLogs, once; that takes a minute")
	if err := os.RemoveAll(folder); err != nil { // other versions
		return "", fmt.Errorf("install VictoriaLogs: %w", err)
	}
	// GOFLAGS of the user's may be for this project's module, which has nothing to do with it.
	environ = append(toolEnviron(environ), "GOBIN="+folder, "GOFLAGS=-trimpath", "CGO_ENABLED=0")
	if err := run(Command(ctx, root, environ, "go", "install", victoriaLogsPackage+"@"+victoriaLogsVersion)); err != nil {
		return "", fmt.Errorf("install VictoriaLogs: %w", err)
	}
	// Last: without it the next run starts over.
	if err := os.Rename(filepath.Join(folder, filepath.Base(victoriaLogsPackage)), program); err != nil {
		return "", fmt.Errorf("install VictoriaLogs: %w", err)
	}
	return program, nil
}

func startVictoriaLogs(ctx context.Context, program, folder string, environ []string) (*victoriaLogs, error) {
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, fmt.Errorf("start VictoriaLogs: %w", err)
	}
	v := &victoriaLogs{
		url:   &url.URL{Scheme: "http", Host: address},
		user:  url.UserPassword("stack", rand.Text()),
		child: newChild(filepath.Join(folder, "victoria-logs.log")),
	}
	data := filepath.Join(folder, "data", "logs")
	if err := os.MkdirAll(data, 0o750); err != nil {
		return nil, fmt.Errorf("start VictoriaLogs: %w", err)
	}
	// Not bound to ctx: it is stopped by Stop, after what depends on it.
	v.command = Command(context.WithoutCancel(ctx), folder, nil, "/bin/sh", "-c", untilStdinCloses, "sh",
		program, "-envflag.enable", "-storageDataPath="+data, "-httpListenAddr="+address, "-http.disableCORS",
		"-retentionPeriod=1d", "-retention.maxDiskSpaceUsageBytes=1GiB", "-memory.allowedBytes=256MiB",
		"-defaultMsgValue=no message", "-loggerLevel=WARN")
	password, _ := v.user.Password()
	// Not as arguments, which every user of this machine may read.
	v.command.Env = append(bareEnviron(environ), "httpAuth_username="+v.user.Username(), "httpAuth_password="+password)
	if err := v.launch(); err != nil {
		return nil, fmt.Errorf("start VictoriaLogs: %w", err)
	}
	if err := v.await(ctx, v.healthy); err != nil {
		v.stop(logStoreStopLimit)
		return nil, fmt.Errorf("start VictoriaLogs: %w; its log: %s", err, v.log)
	}
	return v, nil
}

// freeAddress is free now: VictoriaLogs opens its port itself, and doesn't tell which it took.
func freeAddress(ctx context.Context) (string, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp4", net.JoinHostPort(host, "0"))
	if err != nil {
		return "", err
	}
	return listener.Addr().String(), listener.Close()
}

// healthy wants no answer without the password, and one with it.
func (v *victoriaLogs) healthy(ctx context.Context) bool {
	open, err := v.status(ctx, nil)
	if err != nil || open != http.StatusUnauthorized {
		return false
	}
	own, err := v.status(ctx, v.user)
	return err == nil && own == http.StatusOK
}

func (v *victoriaLogs) status(ctx context.Context, user *url.Userinfo) (int, error) {
	address := v.url.JoinPath("metrics")
	address.User = user
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), http.NoBody)
	if err != nil {
		return 0, err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, err
	}
	return response.StatusCode, response.Body.Close()
}

// reportEnd is for a store that ends though nobody stopped it: all else goes on, and the forwarder tries again.
func (v *victoriaLogs) reportEnd(log *slog.Logger) {
	<-v.ended
	if !v.stopped.Load() {
		log.Error("VictoriaLogs has ended by itself; start `make dev` again", "its log", v.log, "error", v.err)
	}
}

// SearchPage is the address of the page that searches the logs.
func (s *Stack) SearchPage() string { return store.SearchPage(s.Logs, s.LogsToken) }

// TracePage is that of one trace, for a browser that has opened the search page.
func (s *Stack) TracePage(root string) string { return store.TracePage(s.Logs, root) }
