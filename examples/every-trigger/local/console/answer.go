// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"encoding/json"
	"fmt"
	"net/http"

	"example.com/orchard/local/events"
)

// maxWaiting is how many events a page may be behind. It misses those after.
const maxWaiting = 256

// stream sends every event to the page as it happens.
func (c *Console) stream(w http.ResponseWriter, r *http.Request) {
	waiting := make(chan events.Event, maxWaiting)
	defer c.bus.Subscribe(func(event events.Event) {
		select {
		case waiting <- event:
		default:
		}
	})()
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	if out.Flush() != nil {
		return
	}
	for {
		select {
		case <-r.Context().Done():
			return
		case event := <-waiting:
			text, err := json.Marshal(event)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "data: %s\n\n", text); err != nil || out.Flush() != nil {
				return
			}
		}
	}
}

// state is what a page shows that was just opened.
func (c *Console) state(w http.ResponseWriter, _ *http.Request) {
	c.mutex.Lock()
	people := make([]string, 0, len(c.people))
	for name := range c.people {
		people = append(people, name)
	}
	status, requests, t := c.status, append(ring{}, c.requests...), c.target
	c.mutex.Unlock()
	state := map[string]any{"status": status, "requests": requests, "people": people, "running": t != nil, "teams": true}
	if t != nil {
		functions, err := functionsOf(t.root)
		if err != nil {
			fail(w, err)
			return
		}
		state["name"], state["functions"], state["search"] = t.name, functions, t.search
	}
	send(w, state)
}

// answered returns the request of a trace.
func (c *Console) answered(trace string) (events.Answered, bool) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	for _, request := range c.requests {
		if request.Trace == trace && trace != "" {
			return request, true
		}
	}
	return events.Answered{}, false
}

func receive(w http.ResponseWriter, r *http.Request, into any) bool {
	if err := json.NewDecoder(r.Body).Decode(into); err != nil {
		http.Error(w, "the request cannot be read", http.StatusBadRequest)
		return false
	}
	return true
}

func send(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value) // fails only when the caller is gone
}

func fail(w http.ResponseWriter, err error) { http.Error(w, err.Error(), http.StatusBadGateway) }
