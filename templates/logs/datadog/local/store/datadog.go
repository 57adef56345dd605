// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"encoding/json"
	"net/http"
	"time"
)

// newDestination returns the log intake of Datadog.
func newDestination() destination {
	return destination{ //nolint:gosec // what looks like a secret is a header's name
		paths:       []string{"/api/v2/logs"},
		tokenHeader: "Dd-Api-Key",
		contentType: "application/json",
		maxBody:     5_000_000,
		refusals: map[problem]reply{
			wrongPath:        answer(http.StatusNotFound),
			wrongMethod:      answer(http.StatusMethodNotAllowed),
			noCredentials:    answer(http.StatusUnauthorized),
			wrongCredentials: answer(http.StatusForbidden),
			wrongType:        answer(http.StatusUnsupportedMediaType),
			unreadable:       answer(http.StatusBadRequest),
			tooLarge:         answer(http.StatusRequestEntityTooLarge),
		},
		split: splitEvents,
	}
}

func answer(status int) reply {
	return reply{status: status, contentType: "application/json", body: `{"errors":["` + http.StatusText(status) + `"]}`}
}

const maxEvents = 1_000

// splitEvents takes all events of a body, or none.
func splitEvents(body []byte) taken {
	var events []struct {
		Millis  int64   `json:"timestamp"`
		Message *string `json:"message"`
		Labels
	}
	if err := json.Unmarshal(body, &events); err != nil || len(events) == 0 {
		return taken{reply: answer(http.StatusBadRequest)}
	}
	if len(events) > maxEvents {
		return taken{reply: answer(http.StatusRequestEntityTooLarge)}
	}
	var lines []Line
	for _, event := range events {
		if event.Message == nil || event.Millis == 0 {
			return taken{reply: answer(http.StatusBadRequest)}
		}
		lines = append(lines, Line{Time: time.UnixMilli(event.Millis).UTC(), Message: messageOf(*event.Message), Labels: event.Labels})
	}
	return taken{lines: lines, reply: reply{status: http.StatusAccepted, contentType: "application/json", body: "{}"}}
}
