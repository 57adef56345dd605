// Managed by venture: edit freely, regenerating merges your changes.

package redact

import "bytes"

// maxUserinfo is how far user and password of an address are looked for, in bytes.
const maxUserinfo = 512

// userinfo finds what stands before the @ of an address such as https://user:password@host; at is its first colon.
func userinfo(text []byte, at int) (start, end int) {
	if !bytes.HasPrefix(text[at:], []byte("://")) {
		return 0, 0
	}
	start = at + 3
	authority := upTo(text[start:min(len(text), start+maxUserinfo)], "?# \t\r\n\"'<>\\")
	if slash := bytes.IndexByte(authority, '/'); slash >= 0 && !endsInPassword(authority[:slash]) {
		authority = authority[:slash]
	}
	last := bytes.LastIndexByte(authority, '@')
	if last < 0 || bytes.IndexByte(authority[:last], ':') < 0 {
		return 0, 0
	}
	return start, start + last
}

// endsInPassword tells the slash in a password from the one after a host or its port: https://user:pass/word@host.
func endsInPassword(authority []byte) bool {
	_, after, ok := bytes.Cut(authority, []byte(":"))
	return ok && authority[0] != '[' && bytes.IndexByte(authority, '@') < 0 && len(bytes.Trim(after, "0123456789")) > 0
}

// dataSource is where the password ends that begins after this colon, in the form of Go's drivers: user:password@tcp(host)/db.
func dataSource(text []byte, at int) int {
	rest := upTo(text[at+1:min(len(text), at+1+maxUserinfo)], " \t\r\n\"'<>")
	for _, protocol := range []string{"@tcp(", "@unix(", "@tcp6("} {
		if end := bytes.Index(rest, []byte(protocol)); end > 0 && at > 0 && isWord(text[at-1]) {
			return at + 1 + end
		}
	}
	return 0
}

// login takes the password that curl is given: curl -u user:password, --user "user:password".
func (s *scanner) login(start, end int) bool {
	text, word := s.text, s.text[start:end]
	if word[0] != '-' || string(word) != "-u" && string(word) != "--user" && string(word) != "--proxy-user" {
		return false
	}
	if !bytes.Contains(text[max(0, start-maxUserinfo):start], []byte("curl")) {
		return false
	}
	from, to := s.value(word, skip(text, end, " \t="))
	colon := bytes.IndexByte(text[from:to], ':')
	if colon < 0 || from+colon+1 == to {
		return false
	}
	s.replace(from+colon+1, to)
	return true
}

// mysql takes the password that a client of MySQL is given: mysql -phunter2. With a blank after it -p asks for one.
func (s *scanner) mysql(start, end int) bool {
	text, word := s.text, s.text[start:end]
	if !bytes.HasPrefix(word, []byte("-p")) || !runsMySQL(text[max(0, start-maxUserinfo):start]) {
		return false
	}
	isPort := len(bytes.Trim(word[2:], "0123456789")) == 0 && end < len(text) && text[end] == ':' // docker run -p3306:3306
	from := start + len("-p")
	to := s.bare(from)
	if from < len(text) && bytes.IndexByte([]byte("\"'\\"), text[from]) >= 0 {
		from, to = s.value(word, from)
	}
	if isPort || from == to {
		return false
	}
	s.replace(from, to)
	return true
}

// runsMySQL tells whether the last line of text has mysql, mysqldump, mariadb or the like as a word.
func runsMySQL(text []byte) bool {
	text = text[bytes.LastIndexByte(text, '\n')+1:]
	at := max(bytes.LastIndex(text, []byte("mysql")), bytes.LastIndex(text, []byte("mariadb")))
	if at < 0 {
		return false
	}
	isLetter := func(c rune) bool { return c >= 'a' && c <= 'z' || c == '-' }
	after := bytes.TrimLeftFunc(text[at:], isLetter)
	return len(after) > 0 && after[0] == ' ' && (at == 0 || !isWord(text[at-1]))
}

// upTo is text before the first of these characters.
func upTo(text []byte, stops string) []byte {
	if stop := bytes.IndexAny(text, stops); stop >= 0 {
		return text[:stop]
	}
	return text
}
