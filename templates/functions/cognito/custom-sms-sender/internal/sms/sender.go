// Managed by venture: edit freely, regenerating merges your changes.

// Package sms sends SMS through Amazon SNS.
package sms

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
)

// Sender sends to phone numbers.
type Sender struct {
	client snsClient
}

// snsClient is the part of *sns.Client needed here.
type snsClient interface {
	Publish(context.Context, *sns.PublishInput, ...func(*sns.Options)) (*sns.PublishOutput, error)
}

// refusal is an error of SNS. Its text may quote the number.
type refusal interface {
	error
	ErrorCode() string
}

// NewSender returns a sender; client is a *sns.Client.
func NewSender(client snsClient) *Sender {
	return &Sender{client: client}
}

// Send sends a text to a number such as +61400000000. Its errors don't name the
// receiver.
func (s *Sender) Send(ctx context.Context, to, text string) error {
	_, err := s.client.Publish(ctx, &sns.PublishInput{
		PhoneNumber: &to,
		Message:     &text,
		MessageAttributes: map[string]types.MessageAttributeValue{
			// Takes the route that delivers best, not the one that costs least.
			"AWS.SNS.SMS.SMSType": {DataType: aws.String("String"), StringValue: aws.String("Transactional")},
		},
	})
	if refusal, ok := errors.AsType[refusal](err); ok {
		return fmt.Errorf("send SMS: %s", refusal.ErrorCode())
	}
	if err != nil {
		return fmt.Errorf("send SMS: %w", err)
	}
	return nil
}
