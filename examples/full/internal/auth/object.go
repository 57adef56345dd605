// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// maxMembers is far more than honest tokens have.
const maxMembers = 128

// object is a JSON object as the members it was written with. Nothing but what is asked for is decoded, and names are
// compared as they are: "ISS" is not "iss".
type object []member

type member struct{ name, value []byte }

// parseObject wants text to be one JSON object that names each member once: of two, each reader might take another.
func parseObject(text []byte) (object, bool) {
	if !utf8.Valid(text) || !json.Valid(text) {
		return nil, false
	}
	read := reader{text: text}
	if !read.skip('{') {
		return nil, false
	}
	members := make(object, 0, min(maxMembers, bytes.Count(text, []byte{':'})))
	for !read.skip('}') {
		read.skip(',')
		name := unescaped(read.value())
		read.skip(':')
		if _, twice := members.find(string(name)); twice || len(members) == maxMembers {
			return nil, false
		}
		members = append(members, member{name, read.value()})
	}
	return members, true
}

// find returns the text of a member's value.
func (o object) find(name string) ([]byte, bool) {
	for _, m := range o {
		if string(m.name) == name {
			return m.value, true
		}
	}
	return nil, false
}

// text returns "" for a member that is missing or no string.
func (o object) text(name string) string {
	value, found := o.find(name)
	if !found || value[0] != '"' {
		return ""
	}
	return string(unescaped(value))
}

// texts returns the strings of a list, and nothing of what is no list.
func (o object) texts(name string) []string {
	value, _ := o.find(name)
	list := reader{text: value}
	if !list.skip('[') {
		return nil
	}
	var texts []string
	for !list.skip(']') {
		list.skip(',')
		if element := list.value(); element[0] == '"' {
			texts = append(texts, string(unescaped(element)))
		}
	}
	return texts
}

// textAt and textsAt are text and texts of a claim, which may lie within others.
func (o object) textAt(claim string) string {
	in, name := o.follow(claim)
	return in.text(name)
}

func (o object) textsAt(claim string) []string {
	in, name := o.follow(claim)
	return in.texts(name)
}

// follow returns the object that a claim is a member of, and its name there. Only objects are followed: where the way
// ends before, that is an object without members.
func (o object) follow(claim string) (in object, name string) {
	rest, isPointer := strings.CutPrefix(claim, "/")
	if !isPointer {
		return o, claim
	}
	for in = o; ; {
		first, below, deeper := strings.Cut(rest, "/")
		name = strings.ReplaceAll(strings.ReplaceAll(first, "~1", "/"), "~0", "~")
		if !deeper {
			return in, name
		}
		value, _ := in.find(name)
		in, _ = parseObject(value)
		rest = below
	}
}

// date returns a time in seconds since 1970, or false for what is none of the years until 9999: one far beyond would
// become another when it is converted.
func (o object) date(name string) (time.Time, bool) {
	const last = 253_402_300_799
	value, _ := o.find(name)
	seconds, err := strconv.ParseFloat(string(value), 64)
	if err != nil || seconds < 0 || seconds > last {
		return time.Time{}, false
	}
	whole := int64(seconds)
	return time.Unix(whole, int64((seconds-float64(whole))*1e9)), true
}

// unescaped returns what stands between the quotes of a JSON string.
func unescaped(quoted []byte) []byte {
	if bytes.IndexByte(quoted, '\\') < 0 {
		return quoted[1 : len(quoted)-1]
	}
	var text string
	_ = json.Unmarshal(quoted, &text) // it is part of valid JSON
	return []byte(text)
}

// reader goes through valid JSON once.
type reader struct {
	text []byte
	at   int
}

// skip goes over blanks, and over c where it follows.
func (r *reader) skip(c byte) bool {
	r.blanks()
	found := r.at < len(r.text) && r.text[r.at] == c
	if found {
		r.at++
		r.blanks()
	}
	return found
}

func (r *reader) blanks() {
	for r.at < len(r.text) && r.text[r.at] <= ' ' {
		r.at++
	}
}

// value returns the text of the value that begins here.
func (r *reader) value() []byte {
	start, depth := r.at, 0
	for ; ; r.at++ {
		switch c := r.text[r.at]; c {
		case '"':
			for r.at++; r.text[r.at] != '"'; r.at++ {
				if r.text[r.at] == '\\' {
					r.at++
				}
			}
		case '{', '[':
			depth++
		case '}', ']', ',', ':', ' ', '\t', '\n', '\r':
			if depth == 0 {
				return r.text[start:r.at]
			}
			if c == '}' || c == ']' {
				depth--
			}
		}
	}
}
