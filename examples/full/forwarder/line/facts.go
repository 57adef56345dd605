// Managed by venture: edit freely, regenerating merges your changes.

package line

import (
	"bytes"
	"slices"

	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// facts are what a JSON line says of itself, in the words of this project's logger, of other loggers and of Lambda.
type facts struct {
	Found
	kind   []byte // "type" of Lambda's own lines
	status []byte
	within Found // of "record"
}

// note takes the inside of a string; whole says that nothing was taken out of it.
func (f *facts) note(where place, name, inside []byte, whole bool) {
	slot := f.slot(where, name)
	if slot == nil || len(*slot) > 0 || len(inside) > maxLifted {
		return
	}
	if !whole {
		inside = []byte(redact.Mark)
	} else if bytes.IndexByte(inside, '\\') >= 0 {
		inside = jsonscan.Unquote(nil, inside)
	}
	*slot = inside
}

func (f *facts) slot(where place, name []byte) *[]byte {
	switch where {
	case top:
		switch string(name) {
		case "level":
			return &f.Level
		case "trace_id", "traceId":
			return &f.TraceID
		case "request_id", "requestId":
			return &f.RequestID
		case "type":
			return &f.kind
		case "status":
			return &f.Status
		}
	case record:
		switch string(name) {
		case "requestId":
			return &f.within.RequestID
		case "status":
			return &f.status
		}
	case tracing:
		if string(name) == "value" {
			return &f.within.TraceID
		}
	case inside:
	}
	return nil
}

// found prefers what the line says to what Lambda says about it.
func (w *walker) found() Found {
	found := w.facts.Found
	if !bytes.HasPrefix(w.facts.kind, []byte("platform.")) {
		return found
	}
	if len(found.RequestID) == 0 {
		found.RequestID = w.facts.within.RequestID
	}
	if len(found.TraceID) == 0 {
		found.TraceID = root(w.facts.within.TraceID)
	}
	if len(found.Level) == 0 {
		found.Level = []byte("INFO")
		if status := string(w.facts.status); status != "" && status != "success" { // timeout, error, failure
			found.Level = []byte("ERROR")
		}
	}
	return found
}

// root takes the id of the trace out of the form in which X-Amzn-Trace-Id has it.
func root(header []byte) []byte {
	for part := range bytes.SplitSeq(header, []byte(";")) {
		if id, ok := bytes.CutPrefix(part, []byte("Root=")); ok {
			return id
		}
	}
	return nil
}

// inText finds level and request id where plain lines of Lambda and of its runtimes have them: between tabs, after
// "RequestId: ", and before " Task timed out".
func inText(text []byte) Found {
	var found Found
	start := text[:min(len(text), 256)]
	for field := range bytes.SplitSeq(start, []byte("\t")) {
		word := bytes.Trim(field, "[] ")
		switch {
		case len(found.Level) == 0 && isLevel(word):
			found.Level = word
		case len(found.RequestID) == 0 && redact.IsUUID(word):
			found.RequestID = word
		}
	}
	if _, after, ok := bytes.Cut(start, []byte("RequestId: ")); ok && len(after) >= 36 && redact.IsUUID(after[:36]) {
		found.RequestID = after[:36]
	}
	if before, _, ok := bytes.Cut(start, []byte(" Task timed out after ")); ok && len(before) >= 36 && redact.IsUUID(before[len(before)-36:]) {
		found.RequestID, found.Level = before[len(before)-36:], []byte("ERROR")
	}
	if len(found.Level) == 0 && isFailure(start) {
		found.Level = []byte("ERROR")
	}
	return found
}

// isFailure knows how Go and Lambda begin what ends a process.
func isFailure(text []byte) bool {
	return IsCrash(text) || bytes.Contains(text, []byte("Runtime exited with error")) || bytes.Contains(text, []byte("Runtime.ExitError"))
}

// IsCrash tells whether a line is the first of those that Go writes when it ends a process. Each of them arrives as an
// event of its own.
func IsCrash(text []byte) bool {
	return bytes.HasPrefix(text, []byte("panic: ")) || bytes.HasPrefix(text, []byte("fatal error: "))
}

func isLevel(word []byte) bool {
	return slices.ContainsFunc([]string{"TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL", "CRITICAL"},
		func(level string) bool { return string(word) == level })
}
