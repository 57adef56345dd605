// Managed by venture: edit freely, regenerating merges your changes.

// Package trace carries one X-Amzn-Trace-Id through every function, outgoing request and log line.
package trace

import (
	"crypto/rand"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ErrInvalid tells that a text is no trace id. It never quotes the text, which may come from anybody.
var ErrInvalid = errors.New("invalid trace id")

// maxLength is far above what AWS sends and far below what would hurt a log line.
const maxLength = 512

// ID is a validated X-Amzn-Trace-Id value. The zero ID stands for no trace.
type ID struct {
	value   string
	root    string
	parent  string
	sampled bool
	state   string // W3C tracestate, which belongs to this trace
	client  string // trace id of the client's own traceparent, where it is another trace
}

// New starts a trace. It takes no sampling decision: that is for the next AWS service.
func New() ID {
	var random [20]byte
	rand.Read(random[:]) // never fails, by its documentation
	root := fmt.Sprintf("1-%08x-%x", time.Now().Unix(), random[:12])
	parent := fmt.Sprintf("%x", random[12:])
	return ID{value: "Root=" + root + ";Parent=" + parent, root: root, parent: parent}
}

// Parse accepts Root=…, the known fields in their exact form, and any other field of a harmless alphabet, which survives.
func Parse(text string) (ID, error) {
	if len(text) > maxLength {
		return ID{}, fmt.Errorf("%w: longer than %d bytes", ErrInvalid, maxLength)
	}
	var id ID
	seen := map[string]bool{}
	fields := strings.Split(text, ";")
	for i, field := range fields {
		fields[i] = strings.Trim(field, " ")
		key, value, _ := strings.Cut(fields[i], "=")
		if seen[key] || !isPlain(key) || !isPlain(value) || !id.set(key, value) {
			return ID{}, fmt.Errorf("%w: field %d", ErrInvalid, i+1)
		}
		seen[key] = true
	}
	if id.root == "" {
		return ID{}, fmt.Errorf("%w: no Root", ErrInvalid)
	}
	id.value = strings.Join(fields, ";")
	return id, nil
}

func (id *ID) set(key, value string) bool {
	switch key {
	case "Root":
		id.root = value
		return isRoot(value)
	case "Parent":
		id.parent = value
		return isHex(value, 16)
	case "Sampled":
		id.sampled = value == "1"
		return value == "0" || value == "1" || value == "?"
	default:
		return true
	}
}

// String returns the value of an X-Amzn-Trace-Id header.
func (id ID) String() string { return id.value }

// Root returns the part that all functions of one request share. It is the trace_id of the log lines.
func (id ID) Root() string { return id.root }

// Traceparent returns the same trace as the value of a W3C traceparent header.
func (id ID) Traceparent() string {
	if id.root == "" {
		return ""
	}
	parent := id.parent
	if strings.Trim(parent, "0") == "" { // W3C demands a parent that is not zero
		parent = id.root[len(id.root)-16:]
	}
	flags := "00"
	if id.sampled {
		flags = "01"
	}
	return "00-" + id.w3cRoot() + "-" + parent + "-" + flags
}

func (id ID) w3cRoot() string { return id.root[2:10] + id.root[11:] }

// Tracestate returns what came with the traceparent of this trace, for the next service.
func (id ID) Tracestate() string { return id.state }

// Client returns the trace id, in W3C form, of a client whose own trace goes on beside this one, or "".
func (id ID) Client() string { return id.client }

// joined takes from a client's traceparent what belongs to id: its tracestate where both are one trace, else its trace id.
func (id ID) joined(client ID) ID {
	switch client.root {
	case "":
	case id.root:
		id.state = client.state
	default:
		id.client = client.w3cRoot()
	}
	return id
}

// parseTraceparent reads the W3C form, which a mesh or an ingress may send instead. A version to come begins like 00,
// and may go on after the flags. A tracestate that is none is dropped.
func parseTraceparent(text, state string) (ID, error) {
	parts := strings.Split(text, "-")
	if len(parts) < 4 || len(parts) > 4 && parts[0] == "00" || parts[0] == "ff" || !isHex(parts[0], 2) ||
		!isHex(parts[1], 32) || strings.Trim(parts[2], "0") == "" || !isHex(parts[3], 2) {
		return ID{}, fmt.Errorf("%w: not a traceparent", ErrInvalid)
	}
	sampled := "0"
	if strings.ContainsAny(parts[3][1:], "13579bdf") {
		sampled = "1"
	}
	id, err := Parse("Root=1-" + parts[1][:8] + "-" + parts[1][8:] + ";Parent=" + parts[2] + ";Sampled=" + sampled)
	if err == nil && isState(state) {
		id.state = state
	}
	return id, err
}

// isState wants no more than that a list of this length is harmless in a header: what stands in it is for others.
func isState(text string) bool {
	return len(text) <= maxLength && !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r > '~' })
}

func isRoot(text string) bool {
	version, rest, _ := strings.Cut(text, "-")
	seconds, unique, _ := strings.Cut(rest, "-")
	return version == "1" && isHex(seconds, 8) && isHex(unique, 24) && strings.Trim(unique[8:], "0") != ""
}

func isHex(text string, length int) bool {
	return len(text) == length && strings.Trim(text, "0123456789abcdef") == ""
}

func isPlain(text string) bool {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:|/+?"
	return text != "" && strings.Trim(text, alphabet) == ""
}
