// Managed by venture: edit freely, regenerating merges your changes.

package batch

import (
	"fmt"
	"unicode/utf8"
)

// markerBytes is room enough for the marker with any count.
const markerBytes = 48

// truncate keeps as much of text as fits into room once it stands in a JSON string, and says how much is missing.
func truncate(text []byte, room int) []byte {
	room -= markerBytes
	end := 0
	for end < len(text) {
		char, width := utf8.DecodeRune(text[end:])
		if room -= jsonBytes(char, width); room < 0 {
			break
		}
		end += width
	}
	return fmt.Appendf(text[:end:end], "… [truncated %d bytes]", len(text)-end)
}

// jsonBytes is the most that an encoder makes of a character.
func jsonBytes(char rune, width int) int {
	switch {
	case char == '"' || char == '\\':
		return 2
	case char < ' ', char == '\u2028', char == '\u2029', char == utf8.RuneError:
		return 6
	default:
		return width
	}
}
