// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"regexp"
	"strings"
)

// New compiles the rules. Go's regular expressions need linear time for one match; that all matches of a text need
// no more takes patterns which consume what they have looked at, so none of these looks ahead for a closing quote.
func New() *Redactor {
	return &Redactor{
		keys:  strings.NewReplacer("-", "", "_", "", ".", "", " ", ""),
		rules: []rule{named(), cookie(), bearer(), jwt(), accessKeyID(), email(), phone()},
	}
}

// named finds a secret by what it is called: Authorization: Basic x, password="x", {\"api_key\":\"x\"}, &access_token=x.
// A quoted secret ends at the quote, any other at a character that rarely stands in one.
func named() rule {
	const (
		name = `((?:authorization|passw(?:or)?d|passphrase|secret|(?:access|api|private)[_-]?key|signature|token)` +
			`\\*["']?[ \t]*[:=][ \t]*\\*)`
		scheme = `(?:(?:apikey|aws4-hmac-sha256|basic|bearer|digest|negotiate|splunk|token)[ \t]+)?`
		secret = `(?:(")[^"\r\n]+|(')[^'\r\n]+|\[?` + scheme + `[^\s"'\\,;&}\[\]]+\]?)`
	)
	return rule{
		hints: []string{
			"authorization", "passw", "passphrase", "secret", "accesskey", "access_key", "access-key", "apikey",
			"api_key", "api-key", "privatekey", "private_key", "private-key", "signature", "token",
		},
		pattern: regexp.MustCompile(`(?i)` + name + secret),
		with:    "${1}${2}${3}" + mark,
	}
}

// cookie takes all that follows on the line: cookies may hold quotes, brackets and blanks.
func cookie() rule {
	return rule{
		hints:   []string{"cookie"},
		pattern: regexp.MustCompile(`(?i)(cookies?\\*["']?[ \t]*[:=][ \t]*\\*["']?)\[?[^\s=;"'\\\[\]]+=[^\r\n]*`),
		with:    "${1}" + mark,
	}
}

func bearer() rule {
	return rule{
		hints:   []string{"bearer"},
		pattern: regexp.MustCompile(`(?i)\b(bearer[ \t]+)[a-z0-9._~+/-]{8,}=*`),
		with:    "${1}" + mark,
	}
}

// jwt takes signed, unsigned and encrypted tokens: eyJ is how {" begins in base64.
func jwt() rule {
	return rule{
		hints:   []string{"eyj"},
		pattern: regexp.MustCompile(`eyJ[A-Za-z0-9_-]{5,}(?:\.[A-Za-z0-9_-]*){1,4}`),
		with:    mark,
	}
}

func accessKeyID() rule {
	return rule{
		hints:   []string{"akia", "asia"},
		pattern: regexp.MustCompile(`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`),
		with:    mark,
	}
}

func email() rule {
	return rule{
		hints:   []string{"@", "%40"},
		pattern: regexp.MustCompile(`[\pL\pN._%+'-]+(?:@|%40)[\pL\pN-]+(?:\.[\pL\pN-]+)+`),
		with:    mark,
	}
}

// phone takes numbers in the form in which Cognito has them: +61400000000. It comes after email: an address may hold
// what looks like one.
func phone() rule {
	return rule{
		hints:   []string{"+", "%2b"},
		pattern: regexp.MustCompile(`(?:\+|%2[Bb])[1-9][0-9]{7,}`),
		with:    mark,
	}
}
