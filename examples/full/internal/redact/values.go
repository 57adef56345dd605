// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"bytes"
	"slices"
)

// skip returns the first place from at whose character is none of those.
func skip(text []byte, at int, chars string) int {
	for at < len(text) && bytes.IndexByte([]byte(chars), text[at]) >= 0 {
		at++
	}
	return at
}

// value finds where the value at this place begins and ends. A quoted one ends at its quote, a cookie at the end of its
// line, and any other at a character that rarely stands in one.
func (s *scanner) value(name []byte, at int) (from, to int) {
	text := s.text
	from = skip(text, at, `\`)
	if from < len(text) && (text[from] == '"' || text[from] == '\'') {
		closing := text[at : from+1] // with the backslashes that its quote has
		from++
		return from, from + before(text[from:], closing)
	}
	if isCookie(name) {
		return from, from + before(text[from:], []byte("\n"))
	}
	if bytes.HasPrefix(text[from:], []byte("[]string{")) { // as Go's %#v prints a header
		from += len("[]string")
	}
	if from < len(text) && (text[from] == '[' || text[from] == '{') { // as Go prints a header; JSON
		return from + 1, from + balanced(text[from:])
	}
	to = s.bare(from)
	if endsIn(name, "authorization") && !isScheme(text[from:to]) || bytes.EqualFold(text[from:to], []byte("digest")) {
		return from, from + before(text[from:], []byte("'")) // of a scheme that nobody here knows
	}
	if isScheme(text[from:to]) {
		if next := skip(text, to, " \t"); next > to {
			to = s.bare(next)
		}
	}
	return from, to
}

// balanced is where what the first bracket opens ends, or the line.
func balanced(text []byte) int {
	depth := 0
	for i, c := range text {
		switch c {
		case '\n', '\r':
			return i
		case '[', '{':
			depth++
		case ']', '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(text)
}

// before is how long text is up to what closes it, or to the end of the line.
func before(text, closing []byte) int {
	for i, c := range text {
		if c == '\n' || c == '\r' || c == closing[0] && bytes.HasPrefix(text[i:], closing) {
			return i
		}
	}
	return len(text)
}

// bare is where a value without quotes ends.
func (s *scanner) bare(at int) int {
	for at < len(s.text) && bytes.IndexByte([]byte(" \t\r\n\"'\\,;&}[]"), s.text[at]) < 0 {
		at++
	}
	return at
}

func isScheme(word []byte) bool {
	return slices.ContainsFunc([]string{"apikey", "aws4-hmac-sha256", "basic", "bearer", "digest", "negotiate", "splunk", "token"},
		func(scheme string) bool { return bytes.EqualFold(word, []byte(scheme)) })
}

// beginsCookie wants the name of a cookie and what follows it.
func beginsCookie(value []byte) bool {
	const longest = 256
	value = bytes.TrimLeft(value[:min(len(value), longest)], "[\"'\\")
	at := bytes.IndexAny(value, "= \t;\"'\\[]")
	return at > 0 && value[at] == '='
}

// isInnocent knows what is said of secrets without telling one.
func isInnocent(name, value []byte) bool {
	if len(value) == 0 || bytes.Equal(bytes.Trim(value, "[]"), []byte("redacted")) {
		return true
	}
	if isCookie(name) {
		return false
	}
	if endsIn(name, "tokens") && len(value) < len("xoxb-123") || value[0] == '$' {
		return true // 4k of them; a variable
	}
	number := len(bytes.Trim(value, "0123456789")) == 0 && len(value) < len("1234567")
	return number && !IsNumber(name) || slices.ContainsFunc([]string{
		"true", "false", "null", "nil", "<nil>", "none", "undefined", "valid", "invalid", "missing", "expired",
		"required", "ok", "unknown", "denied", "rejected", "refused",
	}, func(word string) bool { return bytes.EqualFold(bytes.TrimRight(value, ".!"), []byte(word)) })
}
