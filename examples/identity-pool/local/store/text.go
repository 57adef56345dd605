// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/json"
	"strings"
)

// messageOf is the message of a destination that takes text alone: an object where the text is one.
func messageOf(text string) json.RawMessage {
	if strings.HasPrefix(text, "{") && json.Valid([]byte(text)) {
		return json.RawMessage(text)
	}
	quoted, _ := json.Marshal(text) // a string is always valid
	return quoted
}
