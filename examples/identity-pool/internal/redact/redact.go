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
			if c == '@' || c == '=' || c == '+' || c == '%' || c == ':' && mayName(text[:i], text[i+1:]) {
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
		word := text[start:i]
		if len(word) >= shortestToken && isToken(word) || isOpaqueName(word) || word[0] == '-' && len(word) > 2 ||
			string(word) == slackHooks {
			return true
		}
		i--
	}
	return false
}

// mayName tells a colon that may stand between a name and a secret, or in an address, from the one of a time.
func mayName(before, after []byte) bool {
	isDigit := func(c byte) bool { return c >= '0' && c <= '9' }
	return len(before) > 0 && len(after) > 0 && !isDigit(before[len(before)-1])
}

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
	case s.privateKey(start, end), s.address(start, end), s.named(start, end), s.hook(start, end):
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

// privateKey takes a key in PEM, to its end or to that of the text.
func (s *scanner) privateKey(start, end int) bool {
	const head = "PRIVATE KEY-----"
	if !bytes.HasPrefix(s.text[start:end], []byte("-----BEGIN")) {
		return false
	}
	rest := s.text[end:]
	at := bytes.Index(rest[:min(len(rest), 48)], []byte(head))
	if at < 0 {
		return false
	}
	to := len(s.text)
	if last := bytes.Index(rest[at+len(head):], []byte(head)); last >= 0 {
		to = end + at + len(head) + last + len(head)
	}
	s.replace(start, to)
	return true
}

// address takes an e-mail address whose local part ends at end. That of git in git@github.com is nobody's.
func (s *scanner) address(start, end int) bool {
	text := s.text
	var domain int
	switch {
	case end < len(text) && text[end] == '@':
		domain = end + 1
	case bytes.HasPrefix(text[end:], []byte("%40")):
		domain = end + 3
	default:
		return false
	}
	for start > max(s.copied, end-maxLocal) && (isWord(text[start-1]) || bytes.IndexByte([]byte("+'%"), text[start-1]) >= 0) {
		start--
	}
	to := domain
	for to < min(len(text), domain+maxDomain) && isWord(text[to]) && text[to] != '_' {
		to++
	}
	host := bytes.TrimRight(text[domain:to], ".-")
	isImage := bytes.HasPrefix(host, []byte("2x.")) || bytes.HasPrefix(host, []byte("3x.")) // logo@2x.png
	if string(text[start:end]) == "git" || isImage || !isDomain(host) {
		return false
	}
	s.replace(start, domain+len(host))
	return true
}

const slackHooks = "hooks.slack.com"

// hook takes the path of an incoming webhook of Slack: whoever knows it may post.
func (s *scanner) hook(start, end int) bool {
	const path = "/services/"
	from := end + len(path)
	if string(s.text[start:end]) != slackHooks || !bytes.HasPrefix(s.text[end:], []byte(path)) || s.run(from) == from {
		return false
	}
	s.replace(from, s.run(from))
	return true
}

// isDomain wants a dot, and letters after the last one: react@18.2.0 is a version.
func isDomain(host []byte) bool {
	dot := bytes.LastIndexByte(host, '.')
	if dot <= 0 || len(host)-dot < 3 {
		return false
	}
	for _, c := range host[dot+1:] {
		if c < 0x80 && (c|0x20 < 'a' || c|0x20 > 'z') {
			return false
		}
	}
	return true
}

// userinfo finds what stands before the @ of an address such as https://user:password@host; at is its first colon.
func userinfo(text []byte, at int) (start, end int) {
	if !bytes.HasPrefix(text[at:], []byte("://")) {
		return 0, 0
	}
	start = at + 3
	authority := text[start:]
	if stop := bytes.IndexAny(authority[:min(len(authority), maxUserinfo)], "/?# \t\r\n\"'<>\\"); stop >= 0 {
		authority = authority[:stop]
	}
	last := bytes.LastIndexByte(authority, '@')
	if last < 0 || bytes.IndexByte(authority[:last], ':') < 0 {
		return 0, 0
	}
	return start, start + last
}

// What an e-mail address has at most, in bytes, and how far the user and password of a URL are looked for.
const (
	maxLocal    = 3 * 64 // each may be encoded as %2B
	maxDomain   = 255
	maxUserinfo = 512
)
