// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"bytes"
	"encoding/json"
	"log/slog"
	"slices"
	"strings"
)

const redacted = "[redacted]"

func redact(groups []string, attr slog.Attr) slog.Attr {
	if isSecret(attr.Key) || slices.ContainsFunc(groups, isSecret) {
		return slog.String(attr.Key, redacted)
	}
	if attr.Value.Kind() == slog.KindAny {
		return slog.Any(attr.Key, redactAny(attr.Value.Any()))
	}
	return attr
}

// redactAny looks into headers, maps and structs by way of their JSON, which is what would be written anyhow.
func redactAny(value any) any {
	if err, ok := value.(error); ok {
		return err
	}
	text, err := json.Marshal(value)
	if err != nil {
		return value // slog reports it without writing the value
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var tree any
	if err := decoder.Decode(&tree); err != nil {
		return value
	}
	return redactTree(tree)
}

func redactTree(tree any) any {
	switch node := tree.(type) {
	case map[string]any:
		for key, value := range node {
			if isSecret(key) {
				node[key] = redacted
				continue
			}
			node[key] = redactTree(value)
		}
	case []any:
		for i, value := range node {
			node[i] = redactTree(value)
		}
	}
	return tree
}

// isSecret takes a key in any spelling: X-Api-Key, api_key and apiKey are one. It rather redacts too much.
func isSecret(key string) bool {
	plain := strings.ToLower(strings.NewReplacer("-", "", "_", "", ".", "", " ", "").Replace(key))
	return slices.ContainsFunc([]string{
		"authorization", "cookie", "token", "password", "passwd", "passphrase", "secret", "credential", "apikey",
		"privatekey", "accesskey", "signature",
	}, func(word string) bool { return strings.Contains(plain, word) })
}
