// Managed by venture: edit freely, regenerating merges your changes.

package batch

import (
	"encoding/json"
	"fmt"
	"unicode/utf8"
)

// markerBytes is room enough for the marker with any count.
const markerBytes = 48

func text(body any) (string, error) {
	if message, ok := body.(string); ok {
		return message, nil
	}
	object, err := json.Marshal(body)
	return string(object), err
}

// truncate keeps as much of message as fits into room once it stands in a JSON string, and says how much is missing.
func truncate(message string, room int) string {
	room -= markerBytes
	end := 0
	for end < len(message) {
		char, width := utf8.DecodeRuneInString(message[end:])
		if room -= jsonBytes(char, width); room < 0 {
			break
		}
		end += width
	}
	return fmt.Sprintf("%s… [truncated %d bytes]", message[:end], len(message)-end)
}

// jsonBytes is the most that an encoder makes of a character.
func jsonBytes(char rune, width int) int {
	switch {
	case char == '"' || char == '\\':
		return 2
	case char < ' ', char == '<', char == '>', char == '&', char == '\u2028', char == '\u2029', char == utf8.RuneError:
		return 6
	default:
		return width
	}
}
