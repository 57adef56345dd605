// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const serverStopLimit = 10 * time.Second

// server is the project's server, in the place of API Gateway and of the functions that it runs.
type server struct {
	program  string
	url      string
	probes   string
	settings []string
	children []*child
}

// workers are the functions whose queues the server reads.
func workers() []string {
	return []string{
		"audit",
		"send-mail",
		"thumbnails",
	}
}

// serveAPI answers at the API's address, by the server or by API Gateway.
func (s *Stack) serveAPI(ctx context.Context, at net.Listener, around func(http.Handler) http.Handler, byServer bool) error {
	api := apiProxy(s.cloud.url, s.cloud.client.Transport, s.apiID, s.log)
	if byServer {
		var err error
		if api, err = s.startServer(ctx); err != nil {
			return err
		}
	}
	s.serve("the API", at, around(api))
	return nil
}

// startServer runs the project's server instead of API Gateway and the functions behind it, and returns what answers in
// their place.
func (s *Stack) startServer(ctx context.Context) (http.Handler, error) {
	s.progress("starting the server")
	s.server.program = filepath.Join(s.folder, "server")
	build := Command(ctx, s.Project.Root, append(toolEnviron(s.environ), "CGO_ENABLED=0"), "go", "build", "-o", s.server.program, "./server")
	if err := run(build); err != nil {
		return nil, fmt.Errorf("build the server: %w", err)
	}
	outputs, err := s.cloud.outputs(ctx, s.Project.Name+"-"+stage)
	if err != nil {
		return nil, err
	}
	// As `make kubernetes` writes them.
	s.server.settings = strings.Split(outputs["KubernetesSettings"], "\n")
	// Or Lambda would take messages too.
	if err := s.cloud.disableEventSources(ctx); err != nil {
		return nil, err
	}
	for _, worker := range workers() {
		if _, err := s.launchServer(ctx, "work", worker); err != nil {
			return nil, err
		}
	}
	target, err := s.launchServer(ctx)
	if err != nil {
		return nil, err
	}
	return &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.SetURL(target) },
		ErrorHandler: unreachable(s.log),
	}, nil
}

// launchServer returns when the process is ready, and where it answers.
func (s *Stack) launchServer(ctx context.Context, arguments ...string) (*url.URL, error) {
	api, err := FreeAddress(ctx)
	if err != nil {
		return nil, err
	}
	admin, err := FreeAddress(ctx)
	if err != nil {
		return nil, err
	}
	target, err := url.Parse(api)
	if err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	process := newChild(filepath.Join(s.folder, strings.Join(append([]string{"server"}, arguments...), "-")+".log"))
	process.command = Command(context.WithoutCancel(ctx), s.Project.Root, s.serverEnviron(), s.server.program, arguments...)
	process.command.Env = append(process.command.Env,
		"ADDRESS="+target.Host, "ADMIN_ADDRESS="+strings.TrimPrefix(admin, "http://"), "DRAIN=1ms")
	if err := process.launch(); err != nil {
		return nil, fmt.Errorf("start the server: %w", err)
	}
	s.server.children = append(s.server.children, process)
	if err := process.await(ctx, func(ctx context.Context) bool { return answers(ctx, http.DefaultClient, admin+"/readyz") }); err != nil {
		return nil, fmt.Errorf("start the server: %w; its log: %s", err, process.log)
	}
	s.server.url, s.server.probes = api, admin // in the end those of the API
	return target, nil
}

// serverEnviron is the environment of a server of this stack, but for its addresses.
func (s *Stack) serverEnviron() []string {
	return append(cloudEnviron(nil, s.cloud), s.server.settings...)
}

// ServerCommand prepares a program that finds in its environment what a server of this stack has in its own, where the
// server's program is, and where it answers itself.
func (s *Stack) ServerCommand(ctx context.Context, name string, args ...string) *exec.Cmd {
	command := s.Command(ctx, name, args...)
	command.Env = append(command.Env, "LOCAL_SERVER="+s.server.program, "LOCAL_SERVER_URL="+s.server.url, "LOCAL_SERVER_PROBES="+s.server.probes)
	command.Env = append(command.Env, s.serverEnviron()...)
	return command
}

func (s *Stack) stopServer() {
	for _, process := range s.server.children {
		_ = syscall.Kill(-process.command.Process.Pid, syscall.SIGTERM)
		process.stop(serverStopLimit)
	}
}
