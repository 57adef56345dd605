// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/json"
	"net/http"
	"time"
)

// newDestination returns the Log API of New Relic.
func newDestination() destination {
	return destination{
		paths:       []string{"/log/v1"},
		tokenHeader: "Api-Key",
		contentType: "application/json",
		maxBody:     1_000_000,
		refusals: map[problem]reply{
			wrongPath:        {status: http.StatusNotFound},
			wrongMethod:      {status: http.StatusMethodNotAllowed},
			noCredentials:    {status: http.StatusForbidden},
			wrongCredentials: {status: http.StatusForbidden},
			wrongType:        {status: http.StatusUnsupportedMediaType},
			unreadable:       {status: http.StatusBadRequest},
			tooLarge:         {status: http.StatusRequestEntityTooLarge},
		},
		split: splitEvents,
	}
}

// splitEvents takes all events of a body, or none.
func splitEvents(body []byte) taken {
	var blocks []struct {
		Common struct {
			Attributes json.RawMessage `json:"attributes"`
		} `json:"common"`
		Logs []struct {
			Millis     int64           `json:"timestamp"`
			Message    *string         `json:"message"`
			Attributes json.RawMessage `json:"attributes"`
		} `json:"logs"`
	}
	if err := json.Unmarshal(body, &blocks); err != nil || len(blocks) == 0 {
		return taken{reply: reply{status: http.StatusBadRequest}}
	}
	var lines []Line
	for _, block := range blocks {
		for _, event := range block.Logs {
			if event.Message == nil || event.Millis == 0 {
				return taken{reply: reply{status: http.StatusBadRequest}}
			}
			line := Line{Time: time.UnixMilli(event.Millis).UTC(), Message: messageOf(*event.Message)}
			for _, attributes := range []json.RawMessage{block.Common.Attributes, event.Attributes} {
				_ = json.Unmarshal(attributes, &line.Labels) // attributes of others leave the labels empty
			}
			lines = append(lines, line)
		}
	}
	return taken{lines: lines, reply: reply{status: http.StatusAccepted, contentType: "application/json", body: `{"requestId":"1"}`}}
}
