// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"bytes"
	"slices"
)

// longestName is that of the longest word below.
const longestName = len("passwordconfirmation")

// IsSecret tells whether the value of this name is a secret, in any spelling of the name: X-Api-Key, api_key and apiKey
// are one. Only its end counts, because token_count is no token.
func IsSecret(name []byte) bool {
	var buffer [24]byte // longer than any of the words
	plain := tail(&buffer, name)
	if len(plain) == 0 || bytes.IndexByte([]byte("degilnprsty"), plain[len(plain)-1]) < 0 {
		return false // no word below ends so, and most names do
	}
	isSecret := false
	for length := 3; length <= min(len(plain), longestName); length++ {
		switch string(plain[len(plain)-length:]) {
		case "authorization", "cookie", "cookies", "token", "tokens", "password", "passwords", "passwd", "pwd", "passphrase",
			"passcode", "secret", "secrets", "credential", "credentials", "apikey", "apikeys", "privatekey", "privatekeys",
			"accesskey", "accesskeys", "secretkey", "secretkeys", "signingkey", "signature", "authkey", "subscriptionkey",
			"accountkey", "customerkey", "codeverifier", "confirmationcode", "mfacode", "passwordconfirmation", "jsessionid":
			isSecret = true
		case "pass", "pin", "otp", "sid", "sig":
			isSecret = isSecret || beginsWord(name, length) && string(name) != "PASS" // a laptop is no otp; go test says PASS
		case "nexttoken", "pagetoken", "continuationtoken", "synctoken":
			return false // these say where a list goes on
		}
	}
	return isSecret
}

// tail returns the end of a name in lower case, without what separates its words.
func tail(buffer *[24]byte, name []byte) []byte {
	at := len(buffer)
	for i := len(name) - 1; i >= 0 && at > 0; i-- {
		switch c := name[i]; {
		case c == '-' || c == '_' || c == '.' || c == ' ':
		case c >= 'A' && c <= 'Z':
			at--
			buffer[at] = c + 'a' - 'A'
		default:
			at--
			buffer[at] = c
		}
	}
	return buffer[at:]
}

// beginsWord tells whether the last length characters of a name are a word of their own, as in user_pin and userPin.
func beginsWord(name []byte, length int) bool {
	at := len(name) - length
	if at <= 0 {
		return true
	}
	before, first := name[at-1], name[at]
	return before == '-' || before == '_' || before == '.' || before >= 'a' && before <= 'z' && first >= 'A' && first <= 'Z'
}

// IsNumber tells whether a number of this secret name is a secret: tokens may be counted, a PIN may not be shown.
func IsNumber(name []byte) bool {
	return endsIn(name, "pass", "pin", "otp", "passcode", "password", "passwd", "pwd", "mfacode", "confirmationcode")
}

func isCookie(name []byte) bool { return endsIn(name, "cookie", "cookies") }

func endsIn(name []byte, words ...string) bool {
	var buffer [24]byte
	plain := tail(&buffer, name)
	return slices.ContainsFunc(words, func(word string) bool { return bytes.HasSuffix(plain, []byte(word)) })
}

// named takes a secret by what it is called: password="x", Authorization: Basic x, {\"api_key\":\"x\"}, ?access_token=x.
func (s *scanner) named(start, end int) bool {
	text := s.text
	isQuery := start > 0 && (text[start-1] == '?' || text[start-1] == '&')
	name := text[start:end]
	if start > 0 && text[start-1] == ':' {
		return false // a part of an ARN
	}
	at := skip(text, end, `\`)
	at = skip(text, at, `"'`)
	at = skip(text, at, " \t")
	if at == len(text) || text[at] != ':' && text[at] != '=' {
		return false
	}
	if !IsSecret(name) && !(isQuery && string(name) == "code") {
		return false
	}
	at = skip(text, skip(text, at+1, "=>"), " \t") // also :=, ==, =>
	if isCookie(name) && !beginsCookie(text[at:]) {
		return false
	}
	from, to := s.value(name, at)
	if isInnocent(name, text[from:to]) {
		return false
	}
	s.replace(from, to)
	return true
}

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
