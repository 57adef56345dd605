// Managed by venture: edit freely, regenerating merges your changes.

package line

import (
	"bytes"
	"strconv"

	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// maxNested is how often JSON may stand in a string of JSON to be looked into.
const maxNested = 3

// scratch holds strings of one level of nesting without their escapes.
type scratch struct{ plain, clean, quoted []byte }

// place is where a value stands, as far as that matters.
type place int

const (
	inside  place = iota
	top           // member of the line's object
	record        // member of "record", which Lambda's own lines have
	tracing       // member of "tracing" in that
)

// hiding is what becomes of a value for its name's sake.
type hiding int

const (
	no      hiding = iota
	texts          // strings go; a number counts something
	numbers        // numbers go too
)

// walker goes through a JSON value once, and copies it only as far as something is taken out.
type walker struct {
	reader *Reader
	nested int

	in, out []byte
	copied  int // in before it is in out, or was taken out
	names   int // keys that were replaced
	facts   facts
}

// whole goes through all of in, which must be one value.
func (w *walker) whole() bool {
	at := top
	if w.nested > 0 {
		at = inside
	}
	return w.value(0, jsonscan.MaxDepth, at, no) == len(w.in)
}

// result is in, or what is left of it.
func (w *walker) result() []byte {
	if w.copied == 0 {
		return w.in
	}
	w.out = append(w.out, w.in[w.copied:]...)
	w.copied = len(w.in)
	return w.out
}

func (w *walker) replace(from, to int, by []byte) {
	w.out = append(append(w.out, w.in[w.copied:from]...), by...)
	w.copied = to
}

// value returns where the value ends that begins at this position, or a negative number where it is not JSON.
func (w *walker) value(at, depth int, where place, hide hiding) int {
	if at >= len(w.in) || depth == 0 {
		return -1
	}
	switch w.in[at] {
	case '"':
		end, escaped := jsonscan.String(w.in, at)
		if end > 0 {
			w.text(at+1, end-1, escaped, hide)
		}
		return end
	case '{', '[':
		return w.parts(at, depth, where, hide)
	default:
		end := jsonscan.Scalar(w.in, at)
		if end > 0 && hide == numbers && w.in[at] <= '9' { // a literal begins with a letter
			w.replace(at, end, []byte("0"))
		}
		return end
	}
}

func (w *walker) parts(at, depth int, where place, hide hiding) int {
	named := no
	for part, ok := jsonscan.Open(w.in, at); ; part, ok = part.Next(w.in) {
		if !ok {
			return part.End
		}
		if part.Key < 0 {
			part.End = w.value(part.Value, depth-1, inside, hide)
		} else {
			part.End = w.member(part, depth, where, hide, &named)
		}
		if part.End < 0 {
			return -1
		}
	}
}

// member goes through a member of an object; named is what becomes of the value that another member names.
func (w *walker) member(part jsonscan.Part, depth int, where place, hide hiding, named *hiding) int {
	end, escaped := jsonscan.String(w.in, part.Key)
	name := w.in[part.Key+1 : end-1]
	if escaped {
		name = jsonscan.Unquote(nil, name)
	}
	hide = max(hide, hidingOf(name))
	switch {
	case redact.IsNaming(name):
		*named = max(*named, w.hidingNamed(part.Value))
	case redact.IsNamed(name):
		hide = max(hide, *named, w.hidingAfter(part))
	}
	w.name(part.Key, end, name)
	copied := w.copied
	ends := w.value(part.Value, depth-1, where.below(name), hide)
	if ends > 0 && where != inside && w.in[part.Value] == '"' {
		w.facts.note(where, name, w.in[part.Value+1:ends-1], copied == w.copied)
	}
	return ends
}

func hidingOf(name []byte) hiding {
	switch {
	case !redact.IsSecret(name):
		return no
	case redact.IsNumber(name):
		return numbers
	default:
		return texts
	}
}

// hidingNamed is hidingOf for a name that is a value itself: {"name":"X-Api-Key","value":"x"}.
func (w *walker) hidingNamed(at int) hiding {
	end, escaped := jsonscan.String(w.in, at)
	if end < 0 || escaped {
		return no
	}
	return hidingOf(w.in[at+1 : end-1])
}

// hidingAfter finds the name of a text in the member after it.
func (w *walker) hidingAfter(part jsonscan.Part) hiding {
	if part.End, _ = jsonscan.String(w.in, part.Value); part.End < 0 {
		return no
	}
	next, ok := part.Next(w.in)
	if !ok {
		return no
	}
	end, _ := jsonscan.String(w.in, next.Key)
	if !redact.IsNaming(w.in[next.Key+1 : end-1]) {
		return no
	}
	return w.hidingNamed(next.Value)
}

func (p place) below(name []byte) place {
	switch {
	case p == top && string(name) == "record":
		return record
	case p == record && string(name) == "tracing":
		return tracing
	default:
		return inside
	}
}

// name replaces a name that holds what must not leave, as in a map by e-mail address. Later ones are numbered, so that
// no two of them become one.
func (w *walker) name(from, to int, name []byte) {
	if !redact.Suspicious(name) {
		return
	}
	clean := redact.Text(nil, name)
	if bytes.Equal(clean, name) {
		return
	}
	if w.names++; w.names > 1 {
		clean = strconv.AppendInt(append(clean, ' '), int64(w.names), 10)
	}
	w.replace(from, to, jsonscan.Quote(nil, clean))
}

// text looks at the string between two quotes.
func (w *walker) text(from, to int, escaped bool, hide hiding) {
	plain := w.in[from:to]
	if hide != no {
		if len(plain) > 0 {
			w.replace(from, to, []byte(redact.Mark))
		}
		return
	}
	buffers := &w.reader.scratch[w.nested]
	if escaped {
		buffers.plain = jsonscan.Unquote(buffers.plain[:0], plain)
		plain = buffers.plain
	}
	clean, isJSON := w.json(plain)
	if !isJSON {
		if !redact.Suspicious(plain) {
			return
		}
		buffers.clean = redact.Text(buffers.clean[:0], plain)
		clean = buffers.clean
	}
	if bytes.Equal(clean, plain) {
		return
	}
	buffers.quoted = jsonscan.Quote(buffers.quoted[:0], clean)
	w.replace(from-1, to+1, buffers.quoted)
}

// json looks into JSON that stands in a string; false where there is none.
func (w *walker) json(plain []byte) (clean []byte, isJSON bool) {
	value := bytes.TrimSpace(plain)
	if w.nested == maxNested || len(value) == 0 || value[0] != '{' && value[0] != '[' {
		return nil, false
	}
	buffers := &w.reader.scratch[w.nested]
	inner := walker{reader: w.reader, nested: w.nested + 1, in: value, out: buffers.clean[:0]}
	if !inner.whole() {
		return nil, false
	}
	if inner.copied == 0 {
		return plain, true
	}
	buffers.clean = inner.result()
	return buffers.clean, true
}
