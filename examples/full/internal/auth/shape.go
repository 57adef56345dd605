// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"encoding/base64"
	"strings"
)

// API Gateway takes 10 KiB of headers in all; a longer token is no honest one.
const maxTokenBytes = 10 << 10

// compact is a token in its three parts: a JWS in the compact form. The claims are still to be read, because that is
// worth nothing before the signature has been checked.
type compact struct {
	header    object
	signed    string // what the signature is of
	claims    []byte
	signature []byte
}

func parseCompact(raw string) (compact, bool) {
	// The decoder of encoding/base64 skips line breaks.
	if len(raw) > maxTokenBytes || strings.ContainsAny(raw, "\r\n") {
		return compact{}, false
	}
	segments := strings.Split(raw, ".")
	if len(segments) != 3 {
		return compact{}, false
	}
	header, okHeader := decode(segments[0])
	claims, okClaims := decode(segments[1])
	signature, okSignature := decode(segments[2])
	if !okHeader || !okClaims || !okSignature {
		return compact{}, false
	}
	members, ok := parseObject(header)
	return compact{members, raw[:strings.LastIndexByte(raw, '.')], claims, signature}, ok
}

// decode takes base64 for URLs in the one form that there is of some bytes: without padding or left-over bits.
func decode(segment string) ([]byte, bool) {
	text, err := base64.RawURLEncoding.Strict().DecodeString(segment)
	return text, err == nil && len(text) > 0
}
