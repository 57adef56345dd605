// Managed by venture: edit freely, regenerating merges your changes.

// Package decode turns what CloudWatch Logs sends into log events.
package decode

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"

	"example.com/harbour/forwarder/jsonscan"
)

var (
	// ErrTooLarge says that a payload grows beyond the limit when it is unpacked.
	ErrTooLarge = errors.New("payload is too large")

	// ErrMessageType says that CloudWatch Logs sent something that is neither log events nor a control message.
	ErrMessageType = errors.New("unknown message type")

	// ErrForm says that the payload is not JSON of the form that CloudWatch Logs sends.
	ErrForm = errors.New("payload has another form")
)

// Payload holds the log events that CloudWatch Logs took from one log stream.
type Payload struct {
	Account   string
	LogGroup  string
	LogStream string

	isControl bool
	note      []byte // of package keep, which has joined what belongs together; nil in a payload of CloudWatch Logs
	text      []byte
	events    int // position of the array in text; 0 without one
	count     int
}

// Decode unpacks the data of a CloudWatch Logs event: JSON in gzip in base64.
func Decode(data string, limit int64) (Payload, error) {
	return Unpack(base64.NewDecoder(base64.StdEncoding, strings.NewReader(data)), limit)
}

// Unpack reads JSON in gzip. A few kilobytes of gzip can unpack to gigabytes, so no more than limit bytes are read.
func Unpack(packed io.Reader, limit int64) (Payload, error) {
	text, err := unpack(packed, limit)
	if err != nil {
		return Payload{}, err
	}
	return Parse(text)
}

// Parse reads what is not packed. The payload keeps the text.
func Parse(text []byte) (Payload, error) {
	payload := Payload{text: text}
	kind, ok := payload.read()
	if !ok {
		return Payload{}, ErrForm
	}
	switch kind {
	case "DATA_MESSAGE":
	case "CONTROL_MESSAGE":
		payload.isControl = true
	default:
		return Payload{}, ErrMessageType
	}
	return payload, nil
}

func unpack(packed io.Reader, limit int64) ([]byte, error) {
	reader, err := gzip.NewReader(packed)
	if err != nil {
		return nil, fmt.Errorf("open gzip: %w", err)
	}
	var text bytes.Buffer
	text.Grow(firstGuess)
	if _, err := text.ReadFrom(io.LimitReader(reader, limit+1)); err != nil {
		return nil, fmt.Errorf("read gzip: %w", err)
	}
	if int64(text.Len()) > limit {
		return nil, fmt.Errorf("%w: more than %d bytes", ErrTooLarge, limit)
	}
	return text.Bytes(), nil
}

// firstGuess is room for an ordinary payload, in bytes.
const firstGuess = 64 << 10

// read finds the members of the payload, and goes through all of it once, so that Events cannot fail.
func (p *Payload) read() (kind string, ok bool) {
	at := jsonscan.Space(p.text, 0)
	if at == len(p.text) || p.text[at] != '{' {
		return "", false
	}
	part, ok := jsonscan.Open(p.text, at)
	for ; ok; part, ok = part.Next(p.text) {
		if part.End = p.member(part, &kind); part.End < 0 {
			return "", false
		}
	}
	return kind, part.End > 0 && jsonscan.Space(p.text, part.End) == len(p.text)
}

func (p *Payload) member(part jsonscan.Part, kind *string) int {
	text := func(into *string) int {
		var buffer []byte
		inside, end := p.string(part.Value, &buffer)
		*into = string(inside)
		return end
	}
	switch p.key(part) {
	case "messageType":
		return text(kind)
	case "owner":
		return text(&p.Account)
	case "logGroup":
		return text(&p.LogGroup)
	case "logStream":
		return text(&p.LogStream)
	case "logEvents":
		p.events = part.Value
		return p.countEvents()
	case "undelivered":
		end := jsonscan.Value(p.text, part.Value)
		if end > 0 {
			p.note = p.text[part.Value:end]
		}
		return end
	default:
		return jsonscan.Value(p.text, part.Value)
	}
}

func (p *Payload) key(part jsonscan.Part) string {
	end, _ := jsonscan.String(p.text, part.Key)
	return string(p.text[part.Key+1 : end-1])
}

// string reads the string that begins at this position, into buffer where it has escapes.
func (p *Payload) string(at int, buffer *[]byte) (inside []byte, end int) {
	end, escaped := jsonscan.String(p.text, at)
	if end < 0 {
		return nil, -1
	}
	inside = p.text[at+1 : end-1]
	if escaped {
		*buffer = jsonscan.Unquote((*buffer)[:0], inside)
		inside = *buffer
	}
	return inside, end
}

// countEvents returns where the array of events ends, or a negative number where it is none of objects.
func (p *Payload) countEvents() int {
	p.count = 0
	if p.events >= len(p.text) || p.text[p.events] != '[' {
		return -1
	}
	part, ok := jsonscan.Open(p.text, p.events)
	for ; ok; part, ok = part.Next(p.text) {
		if part.Value >= len(p.text) || p.text[part.Value] != '{' {
			return -1
		}
		if part.End = jsonscan.Value(p.text, part.Value); part.End < 0 {
			return -1
		}
		p.count++
	}
	return part.End
}

// IsControl tells whether CloudWatch Logs only checks that the function can be reached.
func (p *Payload) IsControl() bool { return p.isControl }

// Len counts the events, blank ones included.
func (p *Payload) Len() int { return p.count }

// Note is what package keep has noted, as JSON; nil in a payload of CloudWatch Logs.
func (p *Payload) Note() []byte { return p.note }

// Text is the unpacked payload.
func (p *Payload) Text() []byte { return p.text }
