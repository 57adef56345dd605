// Managed by venture: edit freely, regenerating merges your changes.

package sms

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/sns"
	"github.com/aws/aws-sdk-go-v2/service/sns/types"
)

func TestSend(t *testing.T) {
	tests := map[string]struct {
		fail error
		want string
	}{
		"sent":    {},
		"refused": {&types.InvalidParameterException{Message: aws.String("not valid: +61400000000")}, "send SMS: InvalidParameter"},
		"outage":  {errors.New("outage"), "send SMS: outage"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := &fakeSNS{fail: test.fail}
			err := NewSender(client).Send(t.Context(), "+61400000000", "Your code is 123456.")
			if got := text(err); got != test.want {
				t.Errorf("error %q, want %q", got, test.want)
			}
			kind := client.sent.MessageAttributes["AWS.SNS.SMS.SMSType"]
			if *client.sent.PhoneNumber != "+61400000000" || *client.sent.Message != "Your code is 123456." ||
				aws.ToString(kind.StringValue) != "Transactional" {
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

type fakeSNS struct {
	fail error
	sent *sns.PublishInput
}

func (f *fakeSNS) Publish(_ context.Context, in *sns.PublishInput, _ ...func(*sns.Options)) (*sns.PublishOutput, error) {
	f.sent = in
	return &sns.PublishOutput{}, f.fail
}
