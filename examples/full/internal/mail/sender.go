// Managed by venture: edit freely, regenerating merges your changes.

// Package mail sends e-mail through Amazon SES.
package mail

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

// Sender sends from one address.
type Sender struct {
	client sesClient
	from   string
}

// sesClient is the part of *sesv2.Client needed here.
type sesClient interface {
	SendEmail(context.Context, *sesv2.SendEmailInput, ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error)
}

// refusal is an error of SES. Its text may quote the address.
type refusal interface {
	error
	ErrorCode() string
}

// NewSender returns the sender of an address that SES has verified, or whose
// domain it has; client is a *sesv2.Client.
func NewSender(client sesClient, from string) *Sender {
	return &Sender{client: client, from: from}
}

// Send sends plain text. Its errors don't name the receiver.
func (s *Sender) Send(ctx context.Context, to, subject, text string) error {
	content := func(text string) *types.Content {
		return &types.Content{Data: &text, Charset: aws.String("UTF-8")}
	}
	_, err := s.client.SendEmail(ctx, &sesv2.SendEmailInput{
		FromEmailAddress: &s.from,
		Destination:      &types.Destination{ToAddresses: []string{to}},
		Content: &types.EmailContent{Simple: &types.Message{
			Subject: content(subject),
			Body:    &types.Body{Text: content(text)},
		}},
	})
	if refusal, ok := errors.AsType[refusal](err); ok {
		return fmt.Errorf("send mail: %s", refusal.ErrorCode())
	}
	if err != nil {
		return fmt.Errorf("send mail: %w", err)
	}
	return nil
}
