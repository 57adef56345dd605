// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/jsonscan"
)

// Splunk is the HTTP Event Collector (HEC) of Splunk Cloud and Splunk Enterprise, without indexer acknowledgement.
type Splunk struct{}

// NewDestination returns the destination of this project.
func NewDestination() Splunk { return Splunk{} }

// Limits implements Destination. Splunk Cloud advises requests of about one megabyte, and a log event of CloudWatch
// Logs is no larger.
func (Splunk) Limits() batch.Limits {
	return batch.Limits{EventBytes: 1_000_000, Bytes: 1_000_000, Count: 1_000}
}

// Append implements Destination. It leaves index and sourcetype to the settings of the token.
func (Splunk) Append(dst []byte, event *decode.Event) []byte {
	dst = strconv.AppendFloat(append(dst, `{"time":`...), float64(event.Time.UnixMilli())/1000, 'f', 3, 64) // seconds
	if event.Source.Function != "" {
		dst = jsonscan.Quote(append(dst, `,"host":`...), []byte(event.Source.Function))
	}
	dst = jsonscan.Quote(append(dst, `,"source":`...), []byte(event.Source.LogGroup))
	dst = event.AppendMessage(append(dst, `,"event":`...))
	dst = event.AppendMetadata(append(dst, `,"fields":{`...))
	return append(dst, "}}"...)
}

// Request implements Destination. The address may be that of the server alone.
func (Splunk) Request(ctx context.Context, target Target, _ *decode.Source, items []batch.Item) (*http.Request, error) {
	address := *target.URL
	if address.Path == "" || address.Path == "/" {
		address.Path = "/services/collector/event"
	}
	request, err := newRequest(ctx, &address, frame{separator: "\n", end: "\n"}, items)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Splunk "+target.Token)
	request.Header.Set("Content-Type", "application/json")
	return request, nil
}

// Judge implements Destination. Success must come in Splunk's words: a login page or a load balancer answers 200 too.
func (Splunk) Judge(reply Reply, count int) Verdict {
	var answer struct {
		Code    *int `json:"code"`
		Invalid *int `json:"invalid-event-number"`
	}
	verdict := Verdict{Outcome: outcomeOf(reply.Status), Reason: fmt.Sprintf("status %d", reply.Status)}
	if json.Unmarshal(reply.Body, &answer) != nil || answer.Code == nil {
		if verdict.Outcome == Delivered {
			verdict.Outcome = Refused
		}
		verdict.Reason += " without a Splunk code"
		return verdict
	}
	verdict.Reason += fmt.Sprintf(" with Splunk code %d", *answer.Code)
	switch {
	case verdict.Outcome == Delivered && !isAccepted(*answer.Code):
		verdict.Outcome = Refused
	case verdict.Outcome == Rejected && !isInvalidEvent(*answer.Code): // such as a wrong index, of the token's settings
		verdict.Outcome = Refused
	case verdict.Outcome == Rejected && answer.Invalid != nil && *answer.Invalid >= 0 && *answer.Invalid < count:
		verdict.Outcome, verdict.Invalid = OneInvalid, *answer.Invalid
	}
	return verdict
}

// isAccepted knows success and the two warnings of a collector whose queue is filling. The health check of the
// same server answers 200 with another code.
func isAccepted(code int) bool { return slices.Contains([]int{0, 24, 25}, code) }

// isInvalidEvent knows the codes for which the number of an event counts from zero and the events before it are
// in: invalid format, event missing, event blank, bad fields. A wrong index, code 7, is an error of the token's
// settings and comes with a number that counts otherwise.
func isInvalidEvent(code int) bool { return slices.Contains([]int{6, 12, 13, 15}, code) }
