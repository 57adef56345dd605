// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"time"
)

// newDestination returns the push API of Loki, as Grafana Cloud opens it to a bearer of a token.
func newDestination() destination {
	return destination{
		paths:       []string{"/loki/api/v1/push"},
		tokenHeader: "Authorization",
		tokenPrefix: "Bearer ",
		contentType: "application/json",
		maxBody:     4 << 20,
		refusals: map[problem]reply{
			wrongPath:        {status: http.StatusNotFound, body: "404 page not found"},
			wrongMethod:      {status: http.StatusMethodNotAllowed, body: "only POST is allowed"},
			noCredentials:    {status: http.StatusUnauthorized, body: "no credentials provided"},
			wrongCredentials: {status: http.StatusUnauthorized, body: "invalid token"},
			wrongType:        {status: http.StatusUnsupportedMediaType, body: "the content type is not application/json"},
			unreadable:       {status: http.StatusBadRequest, body: "the body is not readable"},
			tooLarge:         {status: http.StatusRequestEntityTooLarge, body: "the body is too large"},
		},
		split: splitStreams,
		partial: func(lines []Line) taken {
			return taken{lines: lines, reply: reply{status: http.StatusBadRequest, body: "one line is too far behind"}}
		},
	}
}

const maxLine = 256 << 10

// splitStreams takes the lines that are no longer than Loki takes them, and says 400 where one is.
func splitStreams(body []byte) taken {
	var push struct {
		Streams []struct {
			Stream Labels              `json:"stream"`
			Values [][]json.RawMessage `json:"values"`
		} `json:"streams"`
	}
	if err := json.Unmarshal(body, &push); err != nil || len(push.Streams) == 0 {
		return taken{reply: reply{status: http.StatusBadRequest, body: "this is no push"}}
	}
	all := taken{reply: reply{status: http.StatusNoContent}}
	for _, stream := range push.Streams {
		for _, value := range stream.Values {
			line := Line{Labels: stream.Stream}
			if err := line.read(value); err != nil {
				return taken{reply: reply{status: http.StatusBadRequest, body: err.Error()}}
			}
			if len(line.Message) > maxLine {
				all.reply = reply{status: http.StatusBadRequest, body: "a line is too long"}
				continue
			}
			all.lines = append(all.lines, line)
		}
	}
	return all
}

// read reads nanoseconds, the line, and metadata.
func (l *Line) read(value []json.RawMessage) error {
	if len(value) < 2 || len(value) > 3 {
		return fmt.Errorf("a value of %d parts", len(value)) //nolint:err113 // it is the answer
	}
	var nanos, text string
	for i, into := range []any{&nanos, &text, &l.Labels}[:len(value)] {
		if err := json.Unmarshal(value[i], into); err != nil {
			return err
		}
	}
	since, err := strconv.ParseInt(nanos, 10, 64)
	if err != nil {
		return err
	}
	l.Time, l.Message = time.Unix(0, since).UTC(), messageOf(text)
	return nil
}
