// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"bytes"
	"encoding/base64"
	"slices"
)

// shortestToken is the length of the shortest kind of token known here.
const shortestToken = 17

// longestOneTime is how many digits a code has that is used once.
const longestOneTime = 8

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
	case 'M', 'N', 'O':
		return isDiscord(word)
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

// isDiscord knows the token of a bot of Discord: its id, a time and a signature, in base64.
func isDiscord(word []byte) bool {
	id, rest, _ := bytes.Cut(word, []byte("."))
	at, signature, _ := bytes.Cut(rest, []byte("."))
	return len(id) >= 24 && len(id) <= 28 && len(at) >= 6 && len(at) <= 7 && len(signature) >= 27 && len(signature) <= 38 &&
		mixed(word) && bytes.IndexByte(signature, '.') < 0
}

// bot takes the token of a bot of Telegram, whose id ends here.
func (s *scanner) bot(end int) bool {
	to := botToken(s.text, end)
	if to > 0 {
		s.replace(end+1, to)
	}
	return to > 0
}

const longestBot = 10 // digits of a bot's id

// botToken is where the token of a bot of Telegram ends whose colon is here, or 0: 123456789:AA and 33 more.
func botToken(text []byte, colon int) int {
	const key = 35
	if colon < 8 || colon+key >= len(text) || text[colon] != ':' || !isDigit(text[colon-1]) {
		return 0
	}
	start := colon
	for start > 0 && isDigit(text[start-1]) && colon-start <= longestBot {
		start--
	}
	end := colon + 1
	for end < len(text) && isWord(text[end]) && end-colon <= key {
		end++
	}
	isID := colon-start >= 8 && colon-start <= longestBot
	if !isID || end != colon+1+key || end < len(text) && isWord(text[end]) && text[end] != '.' || !mixed(text[colon+1:end]) {
		return 0
	}
	return end
}

// hook takes the path of an incoming webhook: whoever knows it may post.
func (s *scanner) hook(start, end int) bool {
	path := hookPath(s.text[start:end])
	from := end + len(path)
	if path == "" || !bytes.HasPrefix(s.text[end:], []byte(path)) || s.run(from) == from {
		return false
	}
	s.replace(from, s.run(from))
	return true
}

func hookPath(host []byte) string {
	switch string(host) {
	case "hooks.slack.com":
		return "/services/"
	case "discord.com", "discordapp.com", "canary.discord.com", "ptb.discord.com":
		return "/api/webhooks/"
	default:
		return ""
	}
}

// isOpaque tells whether a value after this word is a secret: "secret wJalrXUt…", "Bearer abc".
func isOpaque(name, value []byte) bool {
	switch {
	case name[0] == '-': // --password hunter2
		return len(value) > 0 && value[0] != '-' && IsSecret(name)
	case !isOpaqueName(name):
		return false
	case len(name) == len("otp") && name[0]|0x20 == 'o', len(name) == len("passcode") && name[4]|0x20 == 'c':
		return len(value) >= 4 && len(value) <= longestOneTime && len(bytes.Trim(value, "0123456789")) == 0
	case len(name) == len("basic") && isLogin(value):
		return true
	case name[0]|0x20 == 'b':
		return len(value) >= 8 && (mixed(value) || len(value) > 20 || value[len(value)-1] == '=')
	case name[0]|0x20 == 'k':
		return len(value) >= 20 && mixed(value) && bytes.IndexByte(value, '/') < 0 && !IsUUID(value)
	default:
		return len(value) >= 20 && mixed(value)
	}
}

// isLogin tells whether a short value is user:password in base64, which an ordinary word never is.
func isLogin(value []byte) bool {
	var login [24]byte
	value = bytes.TrimRight(value, "=")
	if len(value) < 4 || base64.RawStdEncoding.DecodedLen(len(value)) > len(login) {
		return false
	}
	n, err := base64.RawStdEncoding.Decode(login[:], value)
	isPrintable := func(c rune) bool { return c >= ' ' && c <= '~' }
	return err == nil && bytes.IndexByte(login[:n], ':') > 0 && len(bytes.TrimFunc(login[:n], isPrintable)) == 0
}

// IsUUID wants the form of a UUID, as AWS writes it.
func IsUUID(value []byte) bool {
	if len(value) != len("0f8fad5b-d9cb-469f-a165-70867728950e") {
		return false
	}
	for i, c := range value {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if dash != (c == '-') || !dash && !isDigit(c) && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

// isOpaqueName knows the words after which a secret may stand without a colon.
func isOpaqueName(word []byte) bool {
	is := func(name string) bool { return bytes.EqualFold(word, []byte(name)) }
	switch len(word) {
	case 3:
		return is("key") || is("otp")
	case 5:
		return is("basic") || is("token")
	case 6:
		return is("bearer") || is("secret")
	case 8:
		return is("password") || is("passcode")
	default:
		return false
	}
}

// mixed tells what a machine made from a word.
func mixed(value []byte) bool {
	return bytes.ContainsAny(value, "0123456789=") && bytes.ContainsAny(value, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
