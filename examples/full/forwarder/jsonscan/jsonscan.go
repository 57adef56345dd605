// Managed by venture: edit freely, regenerating merges your changes.

// Package jsonscan finds its way through JSON text without building values from it, so that what nobody looks at
// passes as it was written: order, duplicates and the digits of numbers.
//
// All positions are bytes from the start of the text. A negative position says that the text is not JSON there.
package jsonscan

import (
	"unicode/utf16"
	"unicode/utf8"
)

// MaxDepth bounds how far values are nested. Destinations refuse far less.
const MaxDepth = 200

// Space returns the first position from at that is no white space.
func Space(text []byte, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\n' || text[at] == '\t' || text[at] == '\r') {
		at++
	}
	return at
}

// String returns where the string ends whose opening quote is at this position, and whether it has escapes.
func String(text []byte, at int) (end int, escaped bool) {
	if at >= len(text) || text[at] != '"' {
		return -1, false
	}
	for i := at + 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			return i + 1, escaped
		case c < ' ':
			return -1, false
		case c == '\\':
			escaped = true
			if i++; i == len(text) {
				return -1, false
			}
			switch text[i] {
			case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
			case 'u':
				if hex4(text, i+1) < 0 {
					return -1, false
				}
				i += 4
			default:
				return -1, false
			}
		}
	}
	return -1, false
}

// Value returns where the value ends that begins at this position.
func Value(text []byte, at int) int { return value(text, at, MaxDepth) }

func value(text []byte, at, depth int) int {
	if at >= len(text) || depth == 0 {
		return -1
	}
	switch text[at] {
	case '"':
		end, _ := String(text, at)
		return end
	case '{', '[':
		for part, ok := Open(text, at); ; part, ok = part.Next(text) {
			if !ok {
				return part.End
			}
			if part.End = value(text, part.Value, depth-1); part.End < 0 {
				return -1
			}
		}
	default:
		return Scalar(text, at)
	}
}

// Part is a member of an object or an element of an array.
type Part struct {
	Key   int // position of the key's opening quote, or -1 in an array
	Value int // position of the value
	End   int // where the value ends, which the caller is to set before Next; after the last part, where the whole ends

	open byte
}

// Open returns the first part of the object or array that begins at this position; false without any.
func Open(text []byte, at int) (Part, bool) {
	part := Part{open: text[at]}
	if at = Space(text, at+1); at < len(text) && text[at] == part.closing() {
		part.End = at + 1
		return part, false
	}
	return part.from(text, at)
}

// Next returns the part after this one; false after the last.
func (p Part) Next(text []byte) (Part, bool) {
	at := Space(text, p.End)
	switch {
	case at < len(text) && text[at] == p.closing():
		p.End = at + 1
		return p, false
	case at < len(text) && text[at] == ',':
		return p.from(text, Space(text, at+1))
	default:
		p.End = -1
		return p, false
	}
}

func (p Part) closing() byte { return p.open + 2 } // as ASCII has them

func (p Part) from(text []byte, at int) (Part, bool) {
	p.Key, p.Value, p.End = -1, at, -1
	if p.open == '{' {
		end, _ := String(text, at)
		if end < 0 {
			return p, false
		}
		colon := Space(text, end)
		if colon == len(text) || text[colon] != ':' {
			return p, false
		}
		p.Key, p.Value = at, Space(text, colon+1)
	}
	return p, true
}

// Scalar returns where the number or literal ends that begins at this position.
func Scalar(text []byte, at int) int {
	for _, literal := range []string{"true", "false", "null"} {
		if len(text)-at >= len(literal) && string(text[at:at+len(literal)]) == literal {
			return at + len(literal)
		}
	}
	if at < len(text) && text[at] == '-' {
		at++
	}
	switch {
	case at < len(text) && text[at] == '0':
		at++
	default:
		if at = digits(text, at); at < 0 {
			return -1
		}
	}
	if at < len(text) && text[at] == '.' {
		if at = digits(text, at+1); at < 0 {
			return -1
		}
	}
	if at < len(text) && (text[at] == 'e' || text[at] == 'E') {
		at++
		if at < len(text) && (text[at] == '+' || text[at] == '-') {
			at++
		}
		at = digits(text, at)
	}
	return at
}

// digits wants one at least.
func digits(text []byte, at int) int {
	start := at
	for at < len(text) && text[at] >= '0' && text[at] <= '9' {
		at++
	}
	if at == start {
		return -1
	}
	return at
}

// Unquote appends the text of a string whose inside is given: what stands between its quotes, found valid by String.
func Unquote(dst, inside []byte) []byte {
	for i := 0; i < len(inside); i++ {
		c := inside[i]
		if c != '\\' {
			dst = append(dst, c)
			continue
		}
		i++
		switch inside[i] {
		case 'b':
			dst = append(dst, '\b')
		case 'f':
			dst = append(dst, '\f')
		case 'n':
			dst = append(dst, '\n')
		case 'r':
			dst = append(dst, '\r')
		case 't':
			dst = append(dst, '\t')
		case 'u':
			char := hex4(inside, i+1)
			i += 4
			if utf16.IsSurrogate(char) {
				low := rune(-1)
				if i+2 < len(inside) && inside[i+1] == '\\' && inside[i+2] == 'u' {
					low = hex4(inside, i+3)
				}
				if char = utf16.DecodeRune(char, low); char != utf8.RuneError {
					i += 6
				}
			}
			dst = utf8.AppendRune(dst, char)
		default:
			dst = append(dst, inside[i])
		}
	}
	return dst
}

func hex4(text []byte, at int) rune {
	if len(text)-at < 4 {
		return -1
	}
	var char rune
	for _, c := range text[at : at+4] {
		switch {
		case c >= '0' && c <= '9':
			char = char<<4 | rune(c-'0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			char = char<<4 | rune(c|0x20-'a'+10)
		default:
			return -1
		}
	}
	return char
}

// Quote appends text as a string. What is not UTF-8 becomes U+FFFD. <, > and & stay as they are.
func Quote(dst, text []byte) []byte {
	dst = append(dst, '"')
	return append(escape(dst, text), '"')
}

// escape copies what needs no escape in runs.
func escape(dst, text []byte) []byte {
	start := 0
	for i := 0; i < len(text); {
		char, size := rune(text[i]), 1
		if char >= utf8.RuneSelf {
			char, size = utf8.DecodeRune(text[i:])
		}
		isBroken := char == utf8.RuneError && size == 1
		if char >= ' ' && char != '"' && char != '\\' && char != '\u2028' && char != '\u2029' && !isBroken {
			i += size
			continue
		}
		dst = appendEscape(append(dst, text[start:i]...), char)
		i += size
		start = i
	}
	return append(dst, text[start:]...)
}

// appendEscape appends a character in a form that every reader of JSON and of lines takes.
func appendEscape(dst []byte, char rune) []byte {
	const digits = "0123456789abcdef"
	switch char {
	case '"', '\\':
		return append(dst, '\\', byte(char))
	case '\n':
		return append(dst, '\\', 'n')
	case '\r':
		return append(dst, '\\', 'r')
	case '\t':
		return append(dst, '\\', 't')
	case utf8.RuneError:
		return append(dst, "\ufffd"...)
	default:
		return append(dst, '\\', 'u', digits[char>>12], digits[char>>8&15], digits[char>>4&15], digits[char&15])
	}
}
