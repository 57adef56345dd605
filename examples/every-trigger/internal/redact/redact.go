// Managed by venture: edit freely, regenerating merges your changes.

// Package redact takes secrets, e-mail addresses, phone and card numbers out of text. The loggers of all functions use
// it, and the log forwarder for whatever else writes a line.
//
// It is a net and no licence to log secrets. Where a text leaves doubt it rather takes too much.
package redact

import "bytes"

// Mark stands where something was taken out.
const Mark = "[redacted]"

// Text appends text to dst without secrets. It looks at each byte a bounded number of times, whatever the text is.
func Text(dst, text []byte) []byte {
	s := scanner{text: text, out: dst}
	for s.at < len(text) {
		if !isWord(text[s.at]) {
			s.separator()
			continue
		}
		s.word()
	}
	return append(s.out, text[s.copied:]...)
}

// String is Text for a string.
func String(text string) string {
	if !Suspicious([]byte(text)) {
		return text
	}
	return string(Text(nil, []byte(text)))
}

// Suspicious is a cheap first look: where it says no, Text would change nothing.
func Suspicious(text []byte) bool {
	digits := 0
	for i := 0; i < len(text); i++ {
		c := text[i]
		if !isWord(c) {
			if mayHide(text, i) {
				return true
			}
			if c != ' ' {
				digits = 0
			}
			i += escape(text, i)
			continue
		}
		start := i
		for ; i < len(text) && isWord(text[i]); i++ {
			switch c := text[i]; {
			case c >= '0' && c <= '9':
				digits++
			case c != '-':
				digits = 0
			}
			if digits >= shortestCard {
				return true
			}
		}
		if isSuspicious(text[start:i]) {
			return true
		}
		i--
	}
	return false
}

// mayHide tells whether a secret may stand beside this character, which is part of no word.
func mayHide(text []byte, at int) bool {
	switch text[at] {
	case '@', '=', '+', '%':
		return true
	case '<':
		return at+1 < len(text) && isWord(text[at+1])
	case ':': // between a name and a secret, or in an address; not that of a time
		return at > 0 && at+1 < len(text) && (!isDigit(text[at-1]) || botToken(text, at) > 0)
	default:
		return false
	}
}

func isSuspicious(word []byte) bool {
	return len(word) >= shortestToken && isToken(word) || isOpaqueName(word) || hookPath(word) != "" ||
		word[0] == '-' && (len(word) > 2 || string(word) == "-u" || string(word) == "-p")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isWord knows the characters that words are made of: those of names, versions, hosts and most tokens, and all that is
// not ASCII.
func isWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c >= 0x80
}

// scanner goes through a text once.
type scanner struct {
	text   []byte
	out    []byte
	at     int    // where to look next
	copied int    // text before it is in out already, or taken out
	name   []byte // the word before this one, where only blanks stand between
}

// replace takes text[from:to] out, and goes on after it.
func (s *scanner) replace(from, to int) {
	from = max(from, s.copied)
	s.out = append(append(s.out, s.text[s.copied:from]...), Mark...)
	s.at, s.copied, s.name = to, to, nil
}

// replaceAfter takes text[from:to] out, and what is secret between end and it.
func (s *scanner) replaceAfter(end, from, to int) {
	s.out = append(s.out, s.text[s.copied:end]...)
	s.out = Text(s.out, s.text[end:from])
	s.copied = from
	s.replace(from, to)
}

// separator looks at a character that is part of no word.
func (s *scanner) separator() {
	text, at := s.text, s.at
	switch text[at] {
	case '+':
		if end := phone(text, at, at+1); end > 0 {
			s.replace(at, end)
			return
		}
	case '%':
		if bytes.HasPrefix(text[at:], []byte("%2B")) || bytes.HasPrefix(text[at:], []byte("%2b")) {
			if end := phone(text, at, at+3); end > 0 {
				s.replace(at, end)
				return
			}
		}
	case ':':
		if start, end := userinfo(text, at); end > 0 {
			s.replace(start, end)
			return
		}
		if end := dataSource(text, at); end > 0 {
			s.replace(at+1, end)
			return
		}
	}
	if c := text[at]; c != ' ' && c != '\t' {
		s.name = nil
	}
	s.at += 1 + escape(text, at)
}

// escape is how much of an escape follows the character: its letter is no part of the word after it.
func escape(text []byte, at int) int {
	isHex := func(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
	switch {
	case text[at] == '\\' && at+1 < len(text) && bytes.IndexByte([]byte("nrt"), text[at+1]) >= 0:
		return 1
	case text[at] == '%' && at+2 < len(text) && isHex(text[at+1]) && isHex(text[at+2]):
		return 2
	default:
		return 0
	}
}

// word looks at the word that begins here, and at what stands after it.
func (s *scanner) word() {
	text, start := s.text, s.at
	end := start
	for end < len(text) && isWord(text[end]) {
		end++
	}
	word := text[start:end]
	switch {
	case s.privateKey(start, end), s.address(start, end), s.login(start, end), s.mysql(start, end), s.named(start, end), s.element(start, end),
		s.neighbour(start, end), s.hook(start, end), s.bot(end):
		return
	case len(word) >= shortestToken && isToken(word):
		s.replace(start, s.run(end))
		return
	case s.name != nil && isOpaque(s.name, text[start:s.run(end)]):
		s.replace(start, s.run(end))
		return
	}
	if to := card(text, start); to > 0 {
		s.replace(start, to)
		return
	}
	s.at, s.name = end, word
}

// run is where what may belong to an opaque value ends: base64 has characters that no word has.
func (s *scanner) run(at int) int {
	for at < len(s.text) && (isWord(s.text[at]) || bytes.IndexByte([]byte("+/=~"), s.text[at]) >= 0) {
		at++
	}
	return at
}
