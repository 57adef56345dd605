// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strings"

	"github.com/acme/acme/forwarder/batch"
	"github.com/acme/acme/forwarder/decode"
)

// HTTP is any server that takes newline delimited JSON.
type HTTP struct{}

// NewDestination returns the destination of this project.
func NewDestination() HTTP { return HTTP{} }

// Limits implements Destination. Every server takes requests of one megabyte, and a log event of CloudWatch Logs is no
// larger.
func (HTTP) Limits() batch.Limits {
	return batch.Limits{EventBytes: 1_000_000, Bytes: 1_000_000, Count: 1_000}
}

// Append implements Destination.
func (HTTP) Append(dst []byte, event *decode.Event) []byte {
	dst = event.Time.UTC().AppendFormat(append(dst, `{"timestamp":"`...), "2006-01-02T15:04:05.000Z")
	dst = event.AppendMessage(append(dst, `","message":`...))
	dst = event.AppendMetadata(append(dst, ','))
	return append(dst, '}')
}

// Request implements Destination.
func (HTTP) Request(ctx context.Context, target Target, _ *decode.Source, items []batch.Item) (*http.Request, error) {
	request, err := newRequest(ctx, target.URL, frame{separator: "\n", end: "\n"}, items)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+target.Token)
	request.Header.Set("Content-Type", "application/x-ndjson")
	request.Header.Set("Idempotency-Key", idempotencyKey(items))
	return request, nil
}

// Judge implements Destination.
func (HTTP) Judge(reply Reply, _ int) Verdict {
	verdict := Verdict{Outcome: outcomeOf(reply.Status), Reason: fmt.Sprintf("status %d", reply.Status)}
	if verdict.Outcome == Delivered && isPage(reply) {
		verdict.Outcome, verdict.Reason = Refused, verdict.Reason+" with a page for people"
	}
	return verdict
}

// isPage tells a page for people: a login page or a proxy's, which is no receipt whatever its status and type.
func isPage(reply Reply) bool {
	const longest = len("<!doctype html")
	start := bytes.TrimSpace(reply.Body)
	start = bytes.ToLower(start[:min(len(start), longest)])
	return strings.Contains(strings.ToLower(reply.Header.Get("Content-Type")), "html") ||
		bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html"))
}

// idempotencyKey is the same whenever the same events are sent together, in a later invocation too.
func idempotencyKey(items []batch.Item) string {
	hash := sha256.New()
	for _, item := range items {
		hash.Write([]byte(item.ID + "\n"))
	}
	return hex.EncodeToString(hash.Sum(nil))
}
