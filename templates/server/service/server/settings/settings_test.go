// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// account has functions by name with their environment, and one queue.
type account map[string]map[string]string

func (a account) ListFunctions(context.Context, *lambda.ListFunctionsInput, ...func(*lambda.Options)) (*lambda.ListFunctionsOutput, error) {
	output := &lambda.ListFunctionsOutput{}
	for name, environment := range a {
		output.Functions = append(output.Functions, types.FunctionConfiguration{
			FunctionName: aws.String(name), Environment: &types.EnvironmentResponse{Variables: environment},
			LoggingConfig: &types.LoggingConfig{ApplicationLogLevel: types.ApplicationLogLevelWarn},
		})
	}
	return output, nil
}

func (a account) ListEventSourceMappings(context.Context, *lambda.ListEventSourceMappingsInput, ...func(*lambda.Options)) (*lambda.ListEventSourceMappingsOutput, error) {
	mapping := func(function, source string) types.EventSourceMappingConfiguration {
		return types.EventSourceMappingConfiguration{
			FunctionArn: aws.String("arn:aws:lambda:eu-west-1:123456789012:function:" + function), EventSourceArn: aws.String(source),
		}
	}
	return &lambda.ListEventSourceMappingsOutput{EventSourceMappings: []types.EventSourceMappingConfiguration{
		mapping("acme-dev-send-mail", "arn:aws:sqs:eu-west-1:123456789012:acme-dev-OutgoingMailQueue-1"),
		mapping("acme-prod-send-mail", "arn:aws:sqs:eu-west-1:123456789012:acme-prod-OutgoingMailQueue-1"),
		mapping("acme-dev-index", "arn:aws:dynamodb:eu-west-1:123456789012:table/users/stream/1"),
	}}, nil
}

func deployed() account {
	return account{
		"acme-dev-me":                  {"USERS_TABLE": "users", "WEB_ORIGIN": "https://app.example.com"},
		"acme-dev-hello":               {"WEB_ORIGIN": "https://app.example.com", "AWS_PROFILE": "x"},
		"acme-prod-me":                 {"USERS_TABLE": "users-of-prod"},
		"acme-forwarder-dev-forwarder": {"SERVICE": "acme", "STAGE": "dev", "GOMEMLIMIT": "100MiB"},
		"other-dev-me":                 {"USERS_TABLE": "of-others"},
	}
}

func TestSettings(t *testing.T) {
	all, err := read(t.Context(), deployed(), "acme", "dev")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := all.write(&out); err != nil {
		t.Fatal(err)
	}
	want := `LOG_LEVEL=WARN
QUEUE_URL_SEND_MAIL=https://sqs.eu-west-1.amazonaws.com/123456789012/acme-dev-OutgoingMailQueue-1
SERVICE=acme
STAGE=dev
USERS_TABLE=users
WEB_ORIGIN=https://app.example.com
`
	if out.String() != want {
		t.Errorf("settings\n%s, want\n%s", &out, want)
	}
}

func TestSettingsThatOneProcessCannotHave(t *testing.T) {
	for name, change := range map[string]struct{ value, want string }{
		"another value": {"other-users", "USERS_TABLE is not the same in acme-dev-"},
		"several lines": {"a\nb", "several lines"},
	} {
		t.Run(name, func(t *testing.T) {
			changed := deployed()
			changed["acme-dev-hello"]["USERS_TABLE"] = change.value
			_, err := read(t.Context(), changed, "acme", "dev")
			if err == nil || !strings.Contains(err.Error(), change.want) || strings.Contains(err.Error(), change.value) {
				t.Errorf("error %v, want %q and no value", err, change.want)
			}
		})
	}
	if _, err := read(t.Context(), account{}, "acme", "dev"); err == nil || !strings.Contains(err.Error(), "make deploy STAGE=dev") {
		t.Errorf("error %v", err)
	}
}
