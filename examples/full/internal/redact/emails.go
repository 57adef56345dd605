// Managed by venture: edit freely, regenerating merges your changes.

package redact

import "bytes"

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

// What an e-mail address has at most, in bytes.
const (
	maxLocal  = 3 * 64 // each may be encoded as %2B
	maxDomain = 255
)
