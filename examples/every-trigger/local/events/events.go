// Managed by venture: edit freely, regenerating merges your changes.

// Package events tells whoever listens what happens while `make dev` runs: the terminal and the console.
package events

import (
	"sync"
	"time"

	"example.com/orchard/local/store"
)

// Kind is what an event tells of.
type Kind string

// What the events tell of.
const (
	Step    Kind = "step"    // something was done
	Stray   Kind = "stray"   // a request that nothing of the stack answers
	Busy    Kind = "busy"    // a change was noticed, and is being put into the stack
	Failure Kind = "failure" // it couldn't be
	Current Kind = "current" // what runs is what is in the files
	Line    Kind = "line"    // a log line was stored
	Request Kind = "request" // the API has answered
)

// Event has what its kind needs.
type Event struct {
	Kind    Kind        `json:"kind"`
	Time    time.Time   `json:"time"`
	Text    string      `json:"text,omitempty"`
	Line    *store.Line `json:"-"`
	Trace   string      `json:"trace,omitempty"`
	Run     string      `json:"run,omitempty"` // the request id of the function's run
	Request *Answered   `json:"request,omitempty"`
}

// Answered is a request that the API has answered, or an event that a function has. Neither headers nor bodies nor
// queries are kept: they hold tokens.
type Answered struct {
	Method string    `json:"method"`
	Path   string    `json:"path"`
	Status int       `json:"status"`
	Trace  string    `json:"trace"`
	Run    string    `json:"run"` // in place of the trace, where there is none
	Start  time.Time `json:"start"`
	Millis float64   `json:"millis"`
}

// Bus passes on events, one after the other.
type Bus struct {
	mutex     sync.Mutex
	listeners map[int]func(Event)
	next      int
}

// New returns a bus to which nobody listens.
func New() *Bus { return &Bus{listeners: map[int]func(Event){}} }

// Subscribe has listen called with every event until the returned function is. It must not wait, nor publish.
func (b *Bus) Subscribe(listen func(Event)) (cancel func()) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	id := b.next
	b.next++
	b.listeners[id] = listen
	return func() {
		b.mutex.Lock()
		defer b.mutex.Unlock()
		delete(b.listeners, id)
	}
}

// Publish tells everybody who listens.
func (b *Bus) Publish(event Event) {
	event.Time = time.Now()
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for _, listen := range b.listeners {
		listen(event)
	}
}

// Say publishes what is only text.
func (b *Bus) Say(kind Kind, text string) { b.Publish(Event{Kind: kind, Text: text}) }

// Step publishes what was done.
func (b *Bus) Step(text string) { b.Say(Step, text) }

// Stray publishes why a request was refused.
func (b *Bus) Stray(refusal string) { b.Say(Stray, refusal) }

// Stored publishes a log line.
func (b *Bus) Stored(line store.Line) {
	b.Publish(Event{Kind: Line, Line: &line, Trace: line.TraceID, Run: line.RequestID})
}
