// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"bytes"
	"slices"
)

const (
	shortestToken = 17 // that of the shortest kind of token known here
	longestCard   = 19
	shortestCard  = 13
)

// isToken knows JSON web tokens, and what issuers mark as theirs.
func isToken(word []byte) bool {
	if at := bytes.Index(word, []byte("eyJ")); at >= 0 {
		if dot := bytes.IndexByte(word[at:], '.'); dot >= 8 { // eyJ is how {" begins in base64
			return true
		}
	}
	begins := func(prefixes ...string) bool {
		return slices.ContainsFunc(prefixes, func(prefix string) bool { return bytes.HasPrefix(word, []byte(prefix)) })
	}
	switch word[0] {
	case 'A':
		return begins("AKIA", "ASIA") && isKeyID(word) || len(word) >= 39 && begins("AIza") // AWS, Google
	case 'S':
		return len(word) >= 30 && begins("SG.") // SendGrid
	case 'd', 'g', 'h', 'n', 'p':
		return len(word) >= 20 && (begins("ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "glrt-", "pypi-", "dop_v1_", "hvs.", "hf_") ||
			begins("npm_") && bytes.Count(word, []byte("_")) == 1)
	case 'G', 'y':
		return len(word) >= 20 && begins("GOCSPX-", "ya29.") // Google
	case 'r', 's', 'w', 'x':
		return begins("xoxa-", "xoxb-", "xoxc-", "xoxe-", "xoxp-", "xoxr-", "xoxs-", "xapp-") || // Slack
			begins("sk_live_", "sk_test_", "rk_live_", "rk_test_", "whsec_", "shpat_") || len(word) >= 24 && begins("sk-") && mixed(word) // Stripe and others
	default:
		return false
	}
}

// isKeyID tells the id of an AWS access key from a name that begins like one.
func isKeyID(word []byte) bool {
	word = bytes.TrimRight(word, ".-_")
	return len(word) == 20 && bytes.IndexFunc(word, func(c rune) bool { return (c < 'A' || c > 'Z') && (c < '0' || c > '9') }) < 0
}

// isOpaque tells whether a value after this word is a secret: "secret wJalrXUt…", "Bearer abc".
func isOpaque(name, value []byte) bool {
	switch {
	case name[0] == '-': // --password hunter2
		return len(value) > 0 && value[0] != '-' && IsSecret(name)
	case !isOpaqueName(name):
		return false
	case name[0]|0x20 == 'b':
		return len(value) >= 8 && (mixed(value) || len(value) > 20 || value[len(value)-1] == '=')
	case name[0]|0x20 == 'k':
		return len(value) >= 20 && mixed(value) && bytes.IndexByte(value, '/') < 0 && !isUUID(value)
	default:
		return len(value) >= 20 && mixed(value)
	}
}

// isUUID wants its length and dashes.
func isUUID(value []byte) bool {
	return len(value) == 36 && value[8] == '-' && value[13] == '-' && value[18] == '-' && value[23] == '-'
}

// isOpaqueName knows the words after which a secret may stand without a colon.
func isOpaqueName(word []byte) bool {
	is := func(name string) bool { return bytes.EqualFold(word, []byte(name)) }
	switch len(word) {
	case 3:
		return is("key")
	case 5:
		return is("basic") || is("token")
	case 6:
		return is("bearer") || is("secret")
	case 8:
		return is("password")
	default:
		return false
	}
}

// mixed tells what a machine made from a word.
func mixed(value []byte) bool {
	return bytes.ContainsAny(value, "0123456789=") && bytes.ContainsAny(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

// phone is where a number in the form of E.164 ends, which Cognito has: +61400000000. It is 0 where there is none: that
// of a version or of a time zone stands within something else.
func phone(text []byte, plus, at int) int {
	if plus > 0 && isWord(text[plus-1]) && text[plus-1] != '.' {
		return 0
	}
	end := at
	for end < len(text) && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	followed := end < len(text) && isWord(text[end]) && text[end] != '.' && text[end] != '-'
	if count := end - at; count < 8 || count > 15 || text[at] == '0' || followed {
		return 0
	}
	return end
}

// card is where the number of a payment card ends that begins here, or 0. Its length must be one of its brand's and its
// last digit right (Luhn), so that times and ids stay. What follows it may be digits too, of a date.
func card(text []byte, at int) int {
	if at > 0 && isWord(text[at-1]) || text[at] < '3' || text[at] > '6' {
		return 0
	}
	digits := make([]byte, 0, longestCard)
	found, group := 0, 0
	for end := at; end < len(text) && len(digits) < longestCard; end++ {
		c := text[end]
		if c >= '0' && c <= '9' {
			digits = append(digits, c-'0')
			group++
			ends := end+1 == len(text) || !isWord(text[end+1]) || text[end+1] == '.' || text[end+1] == '-'
			if ends && isBrand(digits) && luhn(digits) {
				found = end + 1
			}
			continue
		}
		isGap := c == ' ' || c == '-'
		if !isGap || group < 4 || end+1 == len(text) || text[end+1] < '0' || text[end+1] > '9' {
			break
		}
		group = 0
	}
	return found
}

func isBrand(digits []byte) bool {
	if len(digits) < shortestCard {
		return false
	}
	two := digits[0]*10 + digits[1]
	switch {
	case digits[0] == 4:
		return len(digits) == 13 || len(digits) == 16 || len(digits) == 19
	case two == 34 || two == 37:
		return len(digits) == 15
	case two == 36 || two == 38 || two == 30:
		return len(digits) == 14
	default: // 51 to 55, 60, 65, 35
		return len(digits) == 16 && (two >= 51 && two <= 55 || two == 60 || two == 65 || two == 35)
	}
}

func luhn(digits []byte) bool {
	sum := 0
	for i := range digits {
		digit := int(digits[len(digits)-1-i])
		if i%2 == 1 {
			if digit *= 2; digit > 9 {
				digit -= 9
			}
		}
		sum += digit
	}
	return sum%10 == 0
}
