// Managed by venture: edit freely, regenerating merges your changes.

package redact

import "bytes"

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

// KeyLines knows a private key that is printed line by line, each of which is a text of its own.
type KeyLines struct{ inside bool }

// Next tells whether a text is a line of a key that an earlier one has begun. It is to be asked for each in its order.
func (k *KeyLines) Next(text []byte) bool {
	if !k.inside {
		const head = "PRIVATE KEY-----"
		at := bytes.LastIndex(text, []byte("-----BEGIN "))
		k.inside = at >= 0 && bytes.Count(text[at:], []byte(head)) == 1
		return false
	}
	text = bytes.TrimSpace(text)
	if bytes.HasPrefix(text, []byte("Proc-Type: ")) || bytes.HasPrefix(text, []byte("DEK-Info: ")) {
		return false
	}
	isEnd := bytes.HasPrefix(text, []byte("-----END "))
	isBody := len(bytes.TrimFunc(text, isBase64)) == 0
	k.inside = isBody
	return isEnd || isBody
}

func isBase64(c rune) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '='
}
