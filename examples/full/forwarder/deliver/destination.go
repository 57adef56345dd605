// Managed by venture: edit freely, regenerating merges your changes.

// Package deliver sends batches of log events to the destination.
//
// Everything but the destination's own file is the same whichever destination the project has.
package deliver

import (
	"context"
	"net/http"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

// Destination knows the protocol of one log vendor, and nothing of retries.
type Destination interface {
	// Limits are those of one request.
	Limits() batch.Limits

	// Append appends an event in its form in a request.
	Append(dst []byte, event *decode.Event) []byte

	// Request makes the request that carries items, which all come from one source.
	Request(ctx context.Context, target Target, source *decode.Source, items []batch.Item) (*http.Request, error)

	// Judge says what the reply to a request with count items means.
	Judge(reply Reply, count int) Verdict
}

// Outcome says what is to be done after a reply.
type Outcome int

// The outcomes of one request.
const (
	Refused      Outcome = iota // the destination is another one than was meant, or takes nothing: no event is to blame
	Rejected                    // an event is to blame: halves tell which
	Delivered                   // nothing is left to do
	Retry                       // the same request may succeed later
	TooLarge                    // halves of it may succeed
	Unauthorized                // other credentials may help
	OneInvalid                  // all before the invalid item is delivered, nothing after it was looked at
	ItemByItem                  // each item has a verdict of its own
	PartlyTaken                 // nobody says which items are stored: to send them again is for people to decide
)

// Reply is what a destination answered.
type Reply struct {
	Status int
	Header http.Header
	Body   []byte
}

// Verdict is what a destination made of one request. The reason never quotes the reply, which may quote an event.
type Verdict struct {
	Outcome Outcome
	Reason  string
	Invalid int       // index of the item, with OneInvalid
	Items   []Verdict // one for each, with ItemByItem: Delivered, Rejected or Retry

	retryAfter time.Duration
}

// outcomeOf is what the status codes mean at every destination.
func outcomeOf(status int) Outcome {
	switch {
	case status >= 200 && status < 300:
		return Delivered
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return Unauthorized
	case status == http.StatusRequestEntityTooLarge:
		return TooLarge
	case status == http.StatusRequestTimeout, status == http.StatusTooEarly,
		status == http.StatusTooManyRequests, status >= 500 && !isPermanent(status):
		return Retry
	case status == http.StatusBadRequest, status == http.StatusUnprocessableEntity:
		return Rejected
	default:
		return Refused
	}
}

// isPermanent knows the server's errors that no second attempt changes.
func isPermanent(status int) bool {
	return status == http.StatusNotImplemented || status == http.StatusHTTPVersionNotSupported
}
