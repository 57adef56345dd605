// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"strings"
)

// API Gateway takes 10 KiB of headers in all; a longer token is no honest one.
const maxTokenBytes = 10 << 10

// wellFormed refuses what a lenient parser might read in more than one way,
// before anything is spent on it: the decoder of encoding/base64 skips line
// breaks, and that of encoding/json takes the last of two equal names.
func wellFormed(raw string) bool {
	if len(raw) > maxTokenBytes {
		return false
	}
	segments := strings.Split(raw, ".")
	if len(segments) != 3 {
		return false
	}
	for _, segment := range segments {
		if segment == "" || strings.ContainsFunc(segment, notBase64URL) {
			return false
		}
	}
	return uniqueNames(segments[0]) && uniqueNames(segments[1])
}

func notBase64URL(r rune) bool {
	switch {
	case 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z', '0' <= r && r <= '9', r == '-', r == '_':
		return false
	default:
		return true
	}
}

// uniqueNames reports whether the segment is a JSON object that names each
// member once.
func uniqueNames(segment string) bool {
	text, err := base64.RawURLEncoding.Strict().DecodeString(segment)
	if err != nil {
		return false
	}
	members := json.NewDecoder(bytes.NewReader(text))
	if start, err := members.Token(); err != nil || start != json.Delim('{') {
		return false
	}
	seen := map[string]bool{}
	for members.More() {
		token, err := members.Token()
		name, ok := token.(string)
		if err != nil || !ok || seen[name] {
			return false
		}
		seen[name] = true
		var value json.RawMessage
		if err := members.Decode(&value); err != nil {
			return false
		}
	}
	return true
}
