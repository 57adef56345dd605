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
			"accountkey", "customerkey", "codeverifier", "confirmationcode", "mfacode", "onetimecode", "verificationcode", "passwordconfirmation", "jsessionid":
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
	return endsIn(name, "pass", "pin", "otp", "passcode", "password", "passwd", "pwd", "mfacode", "onetimecode", "verificationcode", "confirmationcode")
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
	at = skip(text, bracket(text, start, at), " \t")
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

// bracket is what follows a name in brackets: user[password]=x, user%5Bpassword%5D=x, env["TOKEN"] = "x".
func bracket(text []byte, start, at int) int {
	if bytes.HasPrefix(text[at:], []byte("%5D=")) || bytes.HasPrefix(text[at:], []byte("%5d=")) {
		return at + len("%5D")
	}
	if start == 0 || at == len(text) || text[at] != ']' {
		return at
	}
	if next := skip(text, at+1, " \t"); next < len(text) && text[next] == '=' {
		return next
	}
	return at
}
