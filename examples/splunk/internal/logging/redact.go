// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"

	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// withoutSecrets takes out what has the name of a secret, or looks like one; the log forwarder has the same rules.
func withoutSecrets(groups []string, attr slog.Attr) slog.Attr {
	isSecret := redact.IsSecret([]byte(attr.Key)) ||
		slices.ContainsFunc(groups, func(group string) bool { return redact.IsSecret([]byte(group)) })
	switch attr.Value.Kind() {
	case slog.KindString:
		if !isSecret {
			return slog.String(attr.Key, redact.String(attr.Value.String()))
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
	if err, ok := value.(error); ok {
		return redact.String(fmt.Sprint(err)) // which survives an error that is a nil pointer
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
	case string:
		return redact.String(node)
	case map[string]any:
		for key, value := range node {
			if redact.IsSecret([]byte(key)) {
				node[key] = hidden(value)
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

// hidden leaves whether there is a secret, and nothing of it.
func hidden(value any) any {
	switch value.(type) {
	case nil, bool:
		return value
	default:
		return redact.Mark
	}
}
