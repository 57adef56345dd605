// Managed by venture: edit freely, regenerating merges your changes.

package queued

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/url"

	"github.com/aws/aws-lambda-go/events"
)

var errNoNotification = errors.New("not a notification of SNS; the subscription's RawMessageDelivery has to be false")

// Topic has a function handle the messages of a topic.
func Topic(logger *slog.Logger, handle func(context.Context, events.SNSEvent) error) Handler[events.SNSEvent] {
	return Handler[events.SNSEvent]{logger, handle, openNotification}
}

// openNotification makes of a notification the event that SNS sends to Lambda.
func openNotification(body string) (events.SNSEvent, error) {
	var entity events.SNSEntity
	if err := json.Unmarshal([]byte(body), &entity); err != nil {
		return events.SNSEvent{}, fmt.Errorf("decode notification: %w", err)
	}
	if entity.Type != "Notification" {
		return events.SNSEvent{}, errNoNotification
	}
	return events.SNSEvent{Records: []events.SNSEventRecord{{
		EventVersion: "1.0", EventSource: "aws:sns", EventSubscriptionArn: subscriptionOf(entity), SNS: entity,
	}}}, nil
}

// subscriptionOf finds the subscription's ARN where a notification has it.
func subscriptionOf(entity events.SNSEntity) string {
	unsubscribe, err := url.Parse(entity.UnsubscribeURL)
	if err != nil {
		return ""
	}
	return unsubscribe.Query().Get("SubscriptionArn")
}
