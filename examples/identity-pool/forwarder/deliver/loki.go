// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"example.com/harbour/forwarder/batch"
	"example.com/harbour/forwarder/decode"
	"example.com/harbour/forwarder/jsonscan"
)

// Loki is the push API of Grafana Loki. Where an event comes from are its labels; what else is known of it is structured
// metadata, for each value of a label makes a stream of its own.
type Loki struct{}

// NewDestination returns the destination of this project.
func NewDestination() Loki { return Loki{} }

// Limits implements Destination. Loki refuses lines above 256 KiB and pushes that exceed its rate, 4 MB a second by
// default.
func (Loki) Limits() batch.Limits {
	return batch.Limits{EventBytes: 256 << 10, Bytes: 1_000_000, Count: 5_000}
}

// Append implements Destination. Loki drops a line that is equal to another of the same nanosecond. So each line has one
// of its own: two equal lines stay two, and one that is sent again, even days later, is stored once.
func (Loki) Append(dst []byte, event *decode.Event) []byte {
	dst = strconv.AppendInt(append(dst, `["`...), event.Time.UnixMilli(), 10)
	dst = append(dst, belowMillis(event.ID)...)
	dst = jsonscan.Quote(append(dst, `",`...), event.Text)
	dst = event.AppendFound(append(dst, ",{"...))
	dst = event.Source.AppendStream(dst)
	return append(dst, "}]"...)
}

// belowMillis are the six digits of the nanoseconds below the millisecond: the last of the event's id, which CloudWatch
// Logs counts up from one event to the next.
func belowMillis(id []byte) []byte {
	const digits = 6
	last := id[max(0, len(id)-digits):]
	if len(last) < digits || bytes.ContainsFunc(last, func(char rune) bool { return char < '0' || char > '9' }) {
		return []byte("000000")
	}
	return last
}

// Request implements Destination.
func (Loki) Request(ctx context.Context, target Target, source *decode.Source, items []batch.Item) (*http.Request, error) {
	labels := source.AppendLabels([]byte(`{"streams":[{"stream":{`))
	request, err := newRequest(ctx, address(target), frame{string(labels) + `},"values":[`, ",", "]}]}"}, items)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", authorization(target.Token))
	request.Header.Set("Content-Type", "application/json")
	if tenant := target.URL.User.Username(); tenant != "" {
		request.Header.Set("X-Scope-OrgID", tenant) //nolint:canonicalheader // as Loki writes it
	}
	return request, nil
}

// address may be that of the server alone. A user in it names the tenant, and goes into a header.
func address(target Target) *url.URL {
	address := *target.URL
	address.User = nil
	if address.Path == "" || address.Path == "/" {
		address.Path = "/loki/api/v1/push"
	}
	return &address
}

// authorization is that of a user where the token is USER:PASSWORD, as Grafana Cloud has it.
func authorization(token string) string {
	if strings.Contains(token, ":") {
		return "Basic " + base64.StdEncoding.EncodeToString([]byte(token))
	}
	return "Bearer " + token
}

// Judge implements Destination. With 400 Loki refuses some lines and has stored the others.
func (Loki) Judge(reply Reply, count int) Verdict {
	verdict := Verdict{Outcome: outcomeOf(reply.Status), Reason: fmt.Sprintf("status %d", reply.Status)}
	switch {
	case verdict.Outcome == Delivered && reply.Status != http.StatusNoContent:
		verdict.Outcome = Refused
	case reply.Status == http.StatusBadRequest && count > 1:
		verdict.Outcome = PartlyTaken
	}
	return verdict
}
