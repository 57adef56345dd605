// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"

	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// withoutSecrets takes out what has the name of a secret, or looks like one; the log forwarder has the same rules.
func withoutSecrets(groups []string, attr slog.Attr) slog.Attr {
	isSecret := redact.IsSecret([]byte(attr.Key)) ||
		slices.ContainsFunc(groups, func(group string) bool { return redact.IsSecret([]byte(group)) })
	switch attr.Value.Kind() {
	case slog.KindString:
		if !isSecret {
			return slog.String(attr.Key, redactText(attr.Value.String()))
		}
	case slog.KindAny:
		if !isSecret {
			return slog.Any(attr.Key, redactAny(attr.Value.Any()))
		}
	case slog.KindBool, slog.KindDuration, slog.KindTime, slog.KindGroup, slog.KindLogValuer:
		return attr // whether there is a token is no secret
	case slog.KindInt64, slog.KindUint64, slog.KindFloat64:
		if !redact.IsNumber([]byte(attr.Key)) {
			return attr // nor is how many
		}
	}
	if isSecret {
		return slog.String(attr.Key, redact.Mark)
	}
	return attr
}

// redactAny looks into headers, maps and structs by way of their JSON, which is what would be written anyhow.
func redactAny(value any) any {
	switch value := value.(type) {
	case error:
		return redact.String(fmt.Sprint(value)) // which survives an error that is a nil pointer
	case []byte: // base64 in JSON, in which nothing would be found
		if clean := redactText(string(value)); clean != string(value) {
			return clean
		}
		return value
	}
	text, err := json.Marshal(value)
	if err != nil {
		return value // slog reports it without writing the value
	}
	if tree, ok := parse(text); ok {
		return redactTree(tree)
	}
	return value
}

// parse reads text that is one JSON value, and keeps numbers as they are written.
func parse(text []byte) (tree any, ok bool) {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	err := decoder.Decode(&tree)
	return tree, err == nil && !decoder.More()
}

// redactText looks into a text that is JSON as it would into the value: it stays JSON, for the forwarder to read.
func redactText(text string) string {
	if !strings.HasPrefix(text, "{") && !strings.HasPrefix(text, "[") {
		return redact.String(text)
	}
	tree, ok := parse([]byte(text))
	if !ok {
		return redact.String(text)
	}
	before, err := json.Marshal(tree)
	if err != nil {
		return redact.String(text)
	}
	after, err := json.Marshal(redactTree(tree))
	if err != nil {
		return redact.String(text)
	}
	if bytes.Equal(before, after) {
		return text
	}
	return string(after)
}

func redactTree(tree any) any {
	switch node := tree.(type) {
	case string:
		return redactText(node)
	case map[string]any:
		named := secretNamed(node)
		for key, value := range node {
			switch {
			case redact.IsSecret([]byte(key)):
				node[key] = hidden(key, value)
			case named != "" && redact.IsNamed([]byte(key)):
				node[key] = hidden(named, value)
			default:
				node[key] = redactTree(value)
			}
		}
	case []any:
		for i, value := range node {
			node[i] = redactTree(value)
		}
	}
	return tree
}

// secretNamed finds the name of a secret among values: {"name":"X-Api-Key","value":"x"}.
func secretNamed(node map[string]any) string {
	for key, value := range node {
		if name, ok := value.(string); ok && redact.IsNaming([]byte(key)) && redact.IsSecret([]byte(name)) {
			return name
		}
	}
	return ""
}

// hidden leaves whether there is a secret, and nothing of it.
func hidden(key string, value any) any {
	switch value := value.(type) {
	case nil, bool:
		return value
	case json.Number:
		if !redact.IsNumber([]byte(key)) {
			return value
		}
	}
	return redact.Mark
}
