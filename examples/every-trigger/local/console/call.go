// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"example.com/orchard/local/events"
	"example.com/orchard/local/stack"
)

// maxShown bounds what a page is given of an answer.
const maxShown = 256 << 10

// call sends a request to the API as somebody who has signed in.
func (c *Console) call(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	var asked struct{ Method, Path, Body, As string }
	if t == nil || !receive(w, r, &asked) {
		return
	}
	if !strings.HasPrefix(asked.Path, "/") {
		http.Error(w, "the path must begin with /", http.StatusBadRequest)
		return
	}
	request, err := http.NewRequestWithContext(r.Context(), asked.Method, t.api+asked.Path, strings.NewReader(asked.Body))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if asked.Body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if err := c.prove(request, t, asked.As); err != nil {
		fail(w, err)
		return
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		fail(w, err)
		return
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxShown))
	if err != nil {
		fail(w, err)
		return
	}
	send(w, map[string]any{
		"status": response.StatusCode, "body": string(body), "trace": root(response.Header.Get("X-Amzn-Trace-Id")),
	})
}

// invoke sends an event to a function, as `make invoke` does.
func (c *Console) invoke(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	var asked struct{ Function, Event string }
	if t == nil || !receive(w, r, &asked) {
		return
	}
	project, err := stack.ReadProject(t.root)
	if err != nil {
		fail(w, err)
		return
	}
	function, err := project.Function(asked.Function)
	if err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	session, start := stack.Session{AWS: t.aws, Region: t.region, Keys: t.keys}, time.Now()
	result, err := session.Invoke(r.Context(), function, []byte(asked.Event))
	if err != nil {
		fail(w, fmt.Errorf("invoke: %w", err))
		return
	}
	status := http.StatusOK
	if result.Failed {
		status = http.StatusInternalServerError
	}
	lines, run := linesOf(result.Log)
	c.bus.Publish(events.Event{Kind: events.Request, Request: &events.Answered{
		Method: "EVENT", Path: asked.Function, Status: status, Run: run, Start: start,
		Millis: float64(time.Since(start).Microseconds()) / 1000,
	}})
	send(w, map[string]any{"failed": result.Failed, "body": string(result.Answer), "lines": lines, "run": run})
}
