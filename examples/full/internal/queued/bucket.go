// Managed by venture: edit freely, regenerating merges your changes.

package queued

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"

	"github.com/aws/aws-lambda-go/events"
)

var errNoRecords = errors.New("not an event of S3: it has no records")

// Bucket has a function handle what is put into a bucket.
func Bucket(logger *slog.Logger, handle func(context.Context, events.S3Event) error) Handler[events.S3Event] {
	return Handler[events.S3Event]{logger, handle, openObjects}
}

// openObjects reads an event, which S3 sends to a queue as it does to Lambda; but a queue also gets a test, each time that
// the bucket's notifications are set.
func openObjects(body string) (events.S3Event, error) {
	var message struct {
		events.S3Event
		Event string
	}
	if err := json.Unmarshal([]byte(body), &message); err != nil {
		return events.S3Event{}, fmt.Errorf("decode event: %w", err)
	}
	if message.Event == "s3:TestEvent" {
		return events.S3Event{}, errNothing
	}
	if len(message.Records) == 0 {
		return events.S3Event{}, errNoRecords
	}
	return message.S3Event, nil
}
