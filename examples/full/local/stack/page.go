// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"time"
)

const (
	// pageOffset is how many ports after the API's the page is.
	pageOffset = 5

	pageStopLimit = 5 * time.Second
)

// page is the development server of web/. It shows an edited file without a restart.
type page struct {
	port string
	*child
}

// address is what a browser is told: the name, which a page of its own needs for passkeys.
func (p *page) address() string { return "http://localhost:" + p.port }

// newPage takes the port of the page: five after the base, or any free one when base is 0.
func newPage(ctx context.Context, base int, folder string) (*page, error) {
	port := 0
	if base != 0 {
		port = base + pageOffset
	}
	listener, err := listen(ctx, port)
	if err != nil {
		return nil, explain(err, port, "the page")
	}
	_, chosen, _ := net.SplitHostPort(listener.Addr().String())
	if err := listener.Close(); err != nil { // vite opens it itself
		return nil, fmt.Errorf("open port for the page: %w", err)
	}
	return &page{port: chosen, child: newChild(filepath.Join(folder, "page.log"))}, nil
}

// startPage returns when the page can be loaded. It ends with its standard input, as vite does unless CI is true.
func (s *Stack) startPage(ctx context.Context) error {
	settings, err := json.Marshal(s.pageConfig())
	if err != nil {
		return fmt.Errorf("start the page: %w", err)
	}
	s.page.command = s.Command(context.WithoutCancel(ctx), "node", filepath.Join("node_modules", "vite", "bin", "vite.js"),
		"--port", s.page.port, "--clearScreen", "false")
	s.page.command.Dir = filepath.Join(s.Project.Root, "web")
	s.page.command.Env = append(s.page.command.Env, "CI=", "LOCAL_PAGE_CONFIG="+string(settings))
	if err := s.page.launch(); err != nil {
		return fmt.Errorf("start the page: %w", err)
	}
	if err := s.page.await(ctx, s.page.healthy); err != nil {
		return fmt.Errorf("start the page: %w; its log: %s", err, s.page.log)
	}
	return nil
}

func (p *page) healthy(ctx context.Context) bool {
	return answers(ctx, http.DefaultClient, "http://"+net.JoinHostPort(host, p.port)+"/config.json")
}

func (s *Stack) stopPage() {
	if s.page != nil && s.page.stdin != nil {
		s.page.stop(pageStopLimit)
	}
}
