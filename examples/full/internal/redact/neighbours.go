// Managed by venture: edit freely, regenerating merges your changes.

package redact

import "bytes"

// maxHead bounds what may stand between the name of a secret and the secret, in bytes.
const maxHead = 256

// IsNaming tells whether a field of this name holds the name of a value beside it: {"name":"X-Api-Key","value":"x"}.
func IsNaming(field []byte) bool {
	is := func(name string) bool { return bytes.EqualFold(field, []byte(name)) }
	switch len(field) {
	case 3:
		return is("key")
	case 4:
		return is("name")
	case 6:
		return is("header")
	case 12:
		return is("parameterkey")
	default:
		return false
	}
}

// IsNamed tells whether a field of this name holds the value that another one names.
func IsNamed(field []byte) bool {
	is := func(name string) bool { return bytes.EqualFold(field, []byte(name)) }
	switch len(field) {
	case 5:
		return is("value")
	case 6:
		return is("values")
	case 14:
		return is("parametervalue")
	default:
		return false
	}
}

// neighbour takes a secret that stands beside its name, in JSON, in the attributes of an element, or in the part of a form.
func (s *scanner) neighbour(start, end int) bool {
	text := s.text
	if !IsNaming(text[start:end]) {
		return false
	}
	at, ok := sign(text, end)
	quote := skip(text, at, `\`)
	if !ok || quote == len(text) || text[quote] != '"' && text[quote] != '\'' {
		return false
	}
	closing := text[at : quote+1] // with the backslashes that its quote has
	length := before(text[quote+1:min(len(text), quote+1+maxHead)], closing)
	name := text[quote+1 : quote+1+length]
	if !bytes.HasPrefix(text[quote+1+length:], closing) || !IsSecret(name) {
		return false
	}
	from, to := s.beside(name, quote+1+length+len(closing))
	if isInnocent(name, text[from:to]) {
		return false
	}
	s.replaceAfter(end, from, to)
	return true
}

// beside finds the value after its quoted name; there is none where both are the same.
func (s *scanner) beside(name []byte, at int) (from, to int) {
	text := s.text
	field := skip(text, at, " \t\r\n,\\\"'")
	end := field
	for end < len(text) && isWord(text[end]) {
		end++
	}
	if IsNamed(text[field:end]) {
		if value, ok := sign(text, end); ok {
			return s.value(name, value)
		}
		return 0, 0
	}
	for _, line := range []string{"\r\n", "\n", `\r\n`, `\n`} {
		head := bytes.Index(text[at:min(len(text), at+maxHead)], []byte(line+line))
		if head < 0 {
			continue
		}
		from = at + head + 2*len(line)
		if to = bytes.Index(text[from:], []byte(line+"--")); to < 0 {
			return from, len(text)
		}
		return from, from + to
	}
	return 0, 0
}

// sign is what follows the colon or the equals sign after a name.
func sign(text []byte, at int) (after int, ok bool) {
	at = skip(text, skip(text, at, "\\\"'"), " \t")
	if at == len(text) || text[at] != ':' && text[at] != '=' {
		return at, false
	}
	return skip(text, at+1, " \t"), true
}

// element takes what an element of XML holds whose name is that of a secret: <password>x</password>.
func (s *scanner) element(start, end int) bool {
	text := s.text
	if end == len(text) || text[end] != '>' && text[end] != ' ' || !opens(text[:start]) || !IsSecret(text[start:end]) {
		return false
	}
	head := bytes.IndexByte(text[end:min(len(text), end+maxHead)], '>')
	if head < 0 || head > 0 && text[end+head-1] == '/' {
		return false
	}
	from, closing := end+head+1, "<"
	if inside, ok := bytes.CutPrefix(text[from:], []byte("<![CDATA[")); ok {
		from, closing = len(text)-len(inside), "]]>"
	}
	to := from + before(text[from:], []byte(closing))
	if isInnocent(text[start:end], text[from:to]) {
		return false
	}
	s.replaceAfter(end, from, to)
	return true
}

// opens tells whether an element's name begins after this text, which may end in a namespace.
func opens(text []byte) bool {
	at := len(text)
	if at > 0 && text[at-1] == ':' {
		at--
		for at > 0 && len(text)-at < maxHead && isWord(text[at-1]) {
			at--
		}
	}
	return at > 0 && text[at-1] == '<'
}
