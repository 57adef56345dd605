// Managed by venture: edit freely, regenerating merges your changes.

// Package redact takes secrets, e-mail addresses and phone numbers out of log events before they leave the account.
//
// It is a net below the loggers of the functions, not a substitute for them. Where a line leaves doubt it rather
// takes too much.
package redact

import (
	"regexp"
	"slices"
	"strings"

	"github.com/acme/acme/forwarder/decode"
)

const mark = "[redacted]"

// Redactor holds the compiled rules. It may be used concurrently.
type Redactor struct {
	keys  *strings.Replacer
	rules []rule
}

// rule costs next to nothing on a line that has none of its hints, which is nearly every line.
type rule struct {
	hints   []string // in lower case
	pattern *regexp.Regexp
	with    string
}

// Event returns the event without secrets. It may change the body of the one it is given.
func (r *Redactor) Event(event decode.Event) decode.Event {
	event.Body = r.value(event.Body)
	event.Level = r.Text(event.Level)
	event.TraceID = r.Text(event.TraceID)
	event.RequestID = r.Text(event.RequestID)
	return event
}

// Text returns text without secrets. It takes time in proportion to the text, whatever is in it.
func (r *Redactor) Text(text string) string {
	lower := strings.ToLower(text)
	for _, rule := range r.rules {
		if slices.ContainsFunc(rule.hints, func(hint string) bool { return strings.Contains(lower, hint) }) {
			text = rule.pattern.ReplaceAllString(text, rule.with)
		}
	}
	return text
}

func (r *Redactor) value(value any) any {
	switch value := value.(type) {
	case string:
		return r.Text(value)
	case []any:
		for i, element := range value {
			value[i] = r.value(element)
		}
		return value
	case map[string]any:
		return r.object(value)
	default:
		return value
	}
}

func (r *Redactor) object(object map[string]any) map[string]any {
	clean := make(map[string]any, len(object))
	for key, value := range object {
		if r.isSecret(key) {
			clean[key] = mark
			continue
		}
		clean[r.Text(key)] = r.value(value) // a map by e-mail address has addresses for keys
	}
	return clean
}

// isSecret takes a key in any spelling: X-Api-Key, api_key and apiKey are one. It looks at the end, because
// token_count is no token.
func (r *Redactor) isSecret(key string) bool {
	plain := strings.ToLower(r.keys.Replace(key))
	return slices.ContainsFunc([]string{
		"authorization", "cookie", "cookies", "token", "password", "passwd", "passphrase", "secret", "credentials",
		"apikey", "privatekey", "accesskey", "signature",
	}, func(word string) bool { return strings.HasSuffix(plain, word) })
}
