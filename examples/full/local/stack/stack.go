// Managed by venture: edit freely, regenerating merges your changes.

// Package stack runs the whole system on this machine: ministack in place of AWS, the bridge in front of its Cognito,
// VictoriaLogs for the logs, and in them both services as their serverless.yml says.
package stack

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"os"
	"path/filepath"

	"github.com/aws/aws-sdk-go-v2/aws"

	"git.lighthouse.example/platform/lighthouse/local/bridge"
	"git.lighthouse.example/platform/lighthouse/local/guard"
	"git.lighthouse.example/platform/lighthouse/local/store"
)

// ErrEnded says that ministack is gone though nobody stopped it.
var ErrEnded = errors.New("ministack has ended by itself")

// Config says which stack to run.
type Config struct {
	Root     string // of the project
	Name     string // of the folder for what the stack keeps
	Port     int    // the first of five, or 0 for free ones
	Issuers  bool   // of this machine in the place of those in venture.yaml
	Environ  []string
	Log      *slog.Logger
	Progress Progress
	OnLine   func(store.Line)     // is called for every line that is stored
	OnStray  func(refusal string) // is called for requests that no port of the stack answers
	Console  Console              // where nobody looks: nil
	Server   bool                 // in the place of API Gateway and the functions behind it
}

// Console is a page that shows the stack, and sees what the API answers. It is there while the stack starts.
type Console interface {
	Serve(address string) http.Handler
	Around(api http.Handler) http.Handler
}

// Stack is one that runs.
type Stack struct {
	Project   Project
	API       string
	Cognito   string
	Logs      string
	LogsToken string
	AWS       string
	PoolID    string
	ClientID  string
	WebOrigin string
	Issuers   string // those of this machine, or "" where they are not wanted

	apiID     string
	environ   []string
	folder    string
	progress  Progress
	log       *slog.Logger
	builder   builder
	cloud     cloud
	ministack *ministack
	logStore  *victoriaLogs
	guard     *guard.Guard
	servers   []*http.Server
	page      *page
	server    server
}

// Folder is where the stack of a name keeps what it has.
func Folder(root, name string) string { return filepath.Join(root, cacheFolder, name) }

// Start returns when the API answers. The caller has to stop the stack.
func Start(ctx context.Context, config Config) (*Stack, error) {
	project, err := ReadProject(config.Root)
	if err != nil {
		return nil, err
	}
	ports, err := Listen(ctx, config.Port)
	if err != nil {
		return nil, err
	}
	folder := Folder(config.Root, config.Name)
	s := &Stack{
		Project: project,
		API:     address(ports.API), Cognito: address(ports.SignIn), Logs: address(ports.Logs), AWS: address(ports.AWS),
		folder: folder, environ: config.Environ, progress: config.Progress, log: config.Log,
		builder: builder{root: config.Root, folder: filepath.Join(folder, "build"), environ: config.Environ},
		cloud: cloud{
			url:    &url.URL{Scheme: "http", Host: ports.AWS.Addr().String()},
			region: project.Region,
			keys:   rootKeys(),
		},
		LogsToken: rand.Text(),
		guard:     guard.New(config.OnStray),
	}
	if s.page, err = newPage(ctx, config.Port, folder); err != nil {
		ports.Close()
		return nil, err
	}
	if err := s.start(ctx, ports, config); err != nil {
		s.Stop()
		ports.Close()
		return nil, err
	}
	return s, nil
}

// prepare builds the functions while it starts the emulator.
func (s *Stack) prepare(ctx context.Context, ports *Ports) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	built := make(chan struct{})
	go func() {
		defer close(built)
		if err := s.buildAll(ctx); err != nil {
			cancel(err)
		}
	}()
	if err := s.emulate(ctx, ports); err != nil {
		cancel(err)
	}
	<-built
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

func (s *Stack) start(ctx context.Context, ports *Ports, config Config) error {
	around := func(api http.Handler) http.Handler { return api }
	if config.Console != nil {
		s.serve("the console", ports.Console, config.Console.Serve(address(ports.Console)))
		around = config.Console.Around
	} else {
		_ = ports.Console.Close() // nobody will call it
	}
	if err := s.prepare(ctx, ports); err != nil {
		return err
	}
	s.serve("the logs", ports.Logs, store.New(store.Config{
		Token: s.LogsToken, Upstream: s.logStore.url, User: s.logStore.user, OnLine: config.OnLine,
	}))
	s.serve("Cognito", ports.SignIn, bridge.New(bridge.Config{
		Upstream: s.cloud.url, Region: s.cloud.region, Keys: s.cloud.keys, Transport: s.cloud.client.Transport,
		Guard: s.guard, Log: s.log,
	}))
	if err := s.signIn(ctx, config.Issuers); err != nil {
		return err
	}
	if err := s.deploy(ctx); err != nil {
		return err
	}
	if err := s.serveAPI(ctx, ports.API, around, config.Server); err != nil {
		return err
	}
	if err := s.startPage(ctx); err != nil {
		return err
	}
	return s.announce()
}

func (s *Stack) buildAll(ctx context.Context) error {
	s.progress("building the functions for this machine; the first time takes minutes")
	return s.builder.buildAll(ctx, s.Project.Functions, s.progress)
}

func (s *Stack) emulate(ctx context.Context, ports *Ports) error {
	python, err := installMinistack(ctx, s.Project.Root, s.environ, s.progress)
	if err != nil {
		return err
	}
	program, err := installVictoriaLogs(ctx, s.Project.Root, s.environ, s.progress)
	if err != nil {
		return err
	}
	if s.logStore, err = startVictoriaLogs(ctx, program, s.folder, s.environ); err != nil {
		return err
	}
	go s.logStore.reportEnd(s.log)
	if s.ministack, err = startMinistack(ctx, python, s.Project.Root, s.folder, s.environ, s.cloud); err != nil {
		return err
	}
	s.cloud.client = s.ministack.client
	if s.cloud.keys, err = s.cloud.newKeys(ctx); err != nil {
		return fmt.Errorf("make keys: %w", err)
	}
	s.serve("AWS", ports.AWS, awsProxy(s.cloud.url, s.cloud.client.Transport, s.guard, s.log))
	return nil
}

// Keys are those of the developer, who may do everything. They last until the next start.
func (s *Stack) Keys() aws.Credentials { return s.cloud.keys }

// Update builds a function anew and puts it in the place of the running one, which stays if it doesn't compile.
func (s *Stack) Update(ctx context.Context, function Function) error {
	if err := s.builder.build(ctx, function); err != nil {
		return err
	}
	return s.cloud.updateCode(ctx, function.AWSName, s.builder.zip(function))
}

// List asks the go command about the packages of all functions.
func (s *Stack) List(ctx context.Context, format string) (string, error) {
	return s.builder.list(ctx, format)
}

// Ended is closed when ministack ends.
func (s *Stack) Ended() <-chan struct{} { return s.ministack.ended }

// Stop ends everything that Start has started. ministack saves its state.
func (s *Stack) Stop() {
	s.stopPage()
	s.stopServer()
	for _, server := range s.servers {
		_ = server.Close() // nobody is waiting for an answer any more
	}
	if s.ministack != nil {
		s.ministack.stop()
	}
	if s.logStore != nil {
		s.logStore.stop(logStoreStopLimit)
	}
	_ = os.Remove(session(s.folder)) // is not there if the start failed; its keys open nothing any more
}

// Reset forgets users, tables and logs of the stack of a name, which must not be running.
func Reset(root, name string) error {
	if err := os.RemoveAll(filepath.Join(Folder(root, name), "data")); err != nil {
		return fmt.Errorf("reset: %w", err)
	}
	return nil
}
