// Managed by venture: edit freely, regenerating merges your changes.

// Package line reads one log line: what is secret in it goes, what is worth an index is found, and all else stays as it
// was written.
package line

import (
	"bytes"
	"unicode/utf8"

	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// maxLifted keeps a value that only looks like an id from becoming an index entry at the destination, in bytes.
const maxLifted = 128

// Line is a log line without secrets.
type Line struct {
	Text []byte // valid UTF-8; where JSON is set, one JSON object without line breaks
	JSON bool
	Found
}

// Found is what a line says of itself: the level as the logger names it, the root of its trace, the id of the
// invocation, and a status that is a text.
type Found struct {
	Level, TraceID, RequestID, Status []byte
}

// Reader reads the lines of one stream in their order. It reuses its buffers: a line is good until the next one is read.
type Reader struct {
	key     redact.KeyLines
	valid   []byte
	out     []byte
	scratch [maxNested + 1]scratch
}

// Read reads a line without its final line break.
func (r *Reader) Read(text []byte) Line {
	if !utf8.Valid(text) {
		r.valid = append(r.valid[:0], bytes.ToValidUTF8(text, []byte("\ufffd"))...)
		text = r.valid
	}
	if object := bytes.TrimSpace(text); len(object) > 0 && object[0] == '{' {
		w := walker{reader: r, in: object, out: r.out[:0]}
		if w.whole() {
			r.out = w.out
			return Line{Text: oneLine(w.result()), JSON: true, Found: w.found()}
		}
	}
	if r.key.Next(text) {
		return Line{Text: []byte(redact.Mark)}
	}
	found := inText(text)
	if !redact.Suspicious(text) {
		return Line{Text: text, Found: found}
	}
	r.out = redact.Text(r.out[:0], text)
	return Line{Text: r.out, Found: found}
}

// oneLine takes the line breaks out of an object: in valid JSON they stand between values only.
func oneLine(object []byte) []byte {
	if bytes.IndexByte(object, '\n') < 0 && bytes.IndexByte(object, '\r') < 0 {
		return object
	}
	return bytes.Map(func(char rune) rune {
		if char == '\n' || char == '\r' {
			return ' '
		}
		return char
	}, object)
}
