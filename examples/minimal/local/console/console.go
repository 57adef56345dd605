// Managed by venture: edit freely, regenerating merges your changes.

// Package console is the page that `make dev` serves: it calls the functions, and shows what happens.
package console

import (
	"context"
	"embed"
	"io/fs"
	"net/http"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/acme/acme/local/events"
	"github.com/acme/acme/local/stack"
)

//go:embed page
var page embed.FS

// target is the stack as it is now. A later deployment may change it while requests are answered.
type target struct {
	root, name, api, cognito, aws, region string
	pool, client                          string
	logs, logsToken, search               string
	keys                                  aws.Credentials
	call                                  stack.Caller
	sendAgain                             func(context.Context) (string, error)
}

// Console is the page's http.Handler, from before there is a stack.
type Console struct {
	bus   *events.Bus
	token string
	files http.Handler

	mutex    sync.Mutex
	target   *target // nil until the stack runs
	status   events.Event
	requests ring
	people   map[string]*person // who has signed in, by name
}

// New returns the console for whoever has the token.
func New(bus *events.Bus, token string) (*Console, error) {
	files, err := fs.Sub(page, "page")
	if err != nil {
		return nil, err
	}
	c := &Console{bus: bus, token: token, files: http.FileServerFS(files), people: map[string]*person{}}
	c.status = events.Event{Kind: events.Busy, Text: "starting"}
	bus.Subscribe(c.note)
	return c, nil
}

// Serve implements stack.Console.
func (c *Console) Serve(address string) http.Handler {
	c.bus.Step("the console: " + address + "/?token=" + c.token)
	return c
}

// Attach says which stack runs, and has to be called again when it was deployed anew.
func (c *Console) Attach(s *stack.Stack) {
	t := &target{
		root: s.Project.Root, name: s.Project.Name, api: s.API, cognito: s.Cognito, aws: s.AWS, region: s.Project.Region,
		pool: s.PoolID, client: s.ClientID,
		logs: s.Logs, logsToken: s.LogsToken, search: s.SearchPage(), keys: s.Keys(), call: s.Caller(), sendAgain: s.Redrive,
	}
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.target = t
}

// note remembers what a page that is opened later has to know.
func (c *Console) note(event events.Event) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	switch event.Kind {
	case events.Busy, events.Failure, events.Current:
		c.status = event
	case events.Request:
		c.requests.add(*event.Request)
	default:
	}
}

// ServeHTTP implements http.Handler.
func (c *Console) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	protect(w.Header())
	if r.URL.Path == "/" {
		c.enter(w, r)
		return
	}
	if status, reason := c.strange(r); reason != "" {
		http.Error(w, reason, status)
		return
	}
	path, _ := strings.CutPrefix(r.URL.Path, folder)
	handle, known := map[string]func(http.ResponseWriter, *http.Request){
		"GET events": c.stream, "GET state": c.state, "GET trace": c.trace, "GET data": c.data,
		"GET users": c.list, "GET undelivered": c.undelivered, "POST redrive": c.redrive, "POST people": c.welcome, "POST call": c.call, "POST invoke": c.invoke,
	}[r.Method+" "+path]
	switch {
	case known:
		handle(w, r)
	case r.Method == http.MethodGet:
		http.StripPrefix(folder, c.files).ServeHTTP(w, r)
	default:
		http.NotFound(w, r)
	}
}

// running returns nil, and has answered, where there is no stack yet.
func (c *Console) running(w http.ResponseWriter) *target {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.target == nil {
		http.Error(w, "the stack is still starting", http.StatusServiceUnavailable)
	}
	return c.target
}
