// Managed by venture: edit freely, regenerating merges your changes.

package mail

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"
	"github.com/aws/aws-sdk-go-v2/service/sesv2/types"
)

func TestSend(t *testing.T) {
	tests := map[string]struct {
		fail error
		want string
	}{
		"sent":    {},
		"refused": {&types.MessageRejected{Message: aws.String("not verified: ada@example.com")}, "send mail: MessageRejected"},
		"outage":  {errors.New("outage"), "send mail: outage"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := &fakeSES{fail: test.fail}
			err := NewSender(client, "hello@example.com").Send(t.Context(), "ada@example.com", "Your code", "It is 123456.")
			if got := text(err); got != test.want {
				t.Errorf("error %q, want %q", got, test.want)
			}
			message := client.sent.Content.Simple
			if *client.sent.FromEmailAddress != "hello@example.com" || client.sent.Destination.ToAddresses[0] != "ada@example.com" ||
				*message.Subject.Data != "Your code" || *message.Body.Text.Data != "It is 123456." {
				t.Errorf("sent %+v", client.sent)
			}
		})
	}
}

func text(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

type fakeSES struct {
	fail error
	sent *sesv2.SendEmailInput
}

func (f *fakeSES) SendEmail(_ context.Context, in *sesv2.SendEmailInput, _ ...func(*sesv2.Options)) (*sesv2.SendEmailOutput, error) {
	f.sent = in
	return &sesv2.SendEmailOutput{}, f.fail
}
