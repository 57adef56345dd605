// Managed by venture: edit freely, regenerating merges your changes.

// Package keep holds what could not be delivered until somebody sends it again: one object for each payload, in the form
// in which CloudWatch Logs sends events, without secrets. So the forwarder reads it as it reads any other. What Lambda keeps
// of an invocation that failed stands in the same bucket, as it came.
package keep

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/klauspost/compress/gzip"

	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

// Store is a bucket.
type Store interface {
	// List returns the keys that begin with prefix, sorted.
	List(ctx context.Context, prefix string) ([]string, error)
	Get(ctx context.Context, key string) ([]byte, error)
	Put(ctx context.Context, key string, body []byte) error
	Delete(ctx context.Context, key string) error
}

// Note says what is not in the events themselves.
type Note struct {
	Time    time.Time      `json:"time"`
	Reasons map[string]int `json:"reasons"` // why, and of how many events
}

// Holds tells whether one of the reasons holds the text.
func (n Note) Holds(text string) bool {
	for reason := range n.Reasons {
		if strings.Contains(reason, text) {
			return true
		}
	}
	return text == ""
}

// Reason is all of them.
func (n Note) Reason() string { return strings.Join(slices.Sorted(maps.Keys(n.Reasons)), "; ") }

// Key is where what was kept at this time stands: by stage and day, so that people find it.
func Key(stage string, at time.Time, name string) string {
	return stage + "/" + at.UTC().Format("2006/01/02/150405.000") + "-" + name + ".json.gz"
}

// Apart is where those of its events stand that the destination may have stored: whoever sends them again may store them
// twice.
func Apart(key string) string {
	return strings.TrimSuffix(strings.TrimSuffix(key, ".json.gz"), apart) + apart + ".json.gz"
}

// IsApart tells such a key.
func IsApart(key string) bool { return strings.HasSuffix(key, apart+".json.gz") }

const apart = "-perhaps-stored"

// Object packs the events of the payload whose index wanted knows.
func Object(payload *decode.Payload, wanted func(index int) bool, note Note) ([]byte, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	noted, err := json.Marshal(note)
	if err != nil {
		return nil, fmt.Errorf("encode note: %w", err)
	}
	text := append([]byte(`{"messageType":"DATA_MESSAGE","undelivered":`), noted...)
	for _, member := range []struct{ name, value string }{
		{"owner", payload.Account}, {"logGroup", payload.LogGroup}, {"logStream", payload.LogStream},
	} {
		text = jsonscan.Quote(append(text, `,"`+member.name+`":`...), []byte(member.value))
	}
	text = append(text, `,"logEvents":[`...)
	separator, index := "", 0
	var reader line.Reader
	for raw := range payload.Events() {
		read := reader.Read(raw.Message) // of every line, for a key may have begun in one that is not kept
		if wanted(index) {
			text = append(text, separator...)
			text = appendEvent(text, raw, read)
			separator = ","
			_, _ = writer.Write(text) // into memory, which fails with Close alone
			text = text[:0]
		}
		index++
	}
	_, _ = writer.Write(append(text, "]}"...))
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return packed.Bytes(), nil
}

func appendEvent(dst []byte, raw decode.RawEvent, read line.Line) []byte {
	dst = jsonscan.Quote(append(dst, `{"id":`...), raw.ID)
	dst = strconv.AppendInt(append(dst, `,"timestamp":`...), raw.Millis, 10)
	dst = strconv.AppendInt(append(dst, `,"count":`...), int64(raw.Count), 10)
	return append(jsonscan.Quote(append(dst, `,"message":`...), read.Text), '}')
}

// Read reads an object of this package, or what Lambda itself keeps of an invocation that failed.
func Read(object []byte, limit int64) (decode.Payload, Note, error) {
	var failed struct {
		Request struct {
			Logs struct {
				Data string `json:"data"`
			} `json:"awslogs"`
		} `json:"requestPayload"`
		Context struct {
			Condition string `json:"condition"`
		} `json:"requestContext"`
	}
	if json.Unmarshal(object, &failed) == nil {
		payload, err := decode.Decode(failed.Request.Logs.Data, limit)
		return payload, Note{Reasons: map[string]int{"invocation failed: " + failed.Context.Condition: payload.Len()}}, err
	}
	payload, err := decode.Unpack(bytes.NewReader(object), limit)
	if err != nil {
		return decode.Payload{}, Note{}, err
	}
	var note Note
	if payload.Note() != nil {
		err = json.Unmarshal(payload.Note(), &note)
	}
	return payload, note, err
}
