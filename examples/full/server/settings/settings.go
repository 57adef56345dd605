// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/arn"
	"github.com/aws/aws-sdk-go-v2/service/lambda"
	"github.com/aws/aws-sdk-go-v2/service/lambda/types"
)

// client is the part of Lambda's that is needed.
type client interface {
	lambda.ListFunctionsAPIClient
	lambda.ListEventSourceMappingsAPIClient
}

// setting is a value, and the function that has it.
type setting struct{ value, function string }

type settings map[string]setting

// read joins the environments of the stage's functions and of its forwarder.
func read(ctx context.Context, api client, service, stage string) (settings, error) {
	all, prefix := settings{}, service+"-"+stage+"-"
	forwarder := service + "-forwarder-" + stage + "-forwarder"
	var problems error
	pages := lambda.NewListFunctionsPaginator(api, &lambda.ListFunctionsInput{})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return nil, fmt.Errorf("list functions: %w", err)
		}
		for _, function := range page.Functions {
			name := aws.ToString(function.FunctionName)
			if strings.HasPrefix(name, prefix) || name == forwarder {
				problems = errors.Join(problems, all.take(name, function))
			}
		}
	}
	if _, ok := all["SERVICE"]; problems == nil && !ok {
		return nil, fmt.Errorf("nothing of %s is deployed to the stage %s here: `make deploy STAGE=%s` does that", service, stage, stage)
	}
	return all, errors.Join(problems, all.queues(ctx, api, prefix))
}

func (s settings) take(function string, configuration types.FunctionConfiguration) error {
	var problems error
	if configuration.Environment != nil {
		for name, value := range configuration.Environment.Variables {
			problems = errors.Join(problems, s.set(function, name, value))
		}
	}
	if logging := configuration.LoggingConfig; logging != nil && strings.HasSuffix(function, "-me") {
		s["LOG_LEVEL"] = setting{string(logging.ApplicationLogLevel), function}
	}
	return problems
}

// set wants one value for all functions, because one process runs them.
func (s settings) set(function, name, value string) error {
	// A process of Kubernetes has limits of its own.
	if name == "GOMEMLIMIT" || strings.HasPrefix(name, "AWS_") {
		return nil
	}
	if strings.ContainsAny(value, "\r\n") {
		return fmt.Errorf("%s of %s has several lines, which a file of settings cannot hold", name, function)
	}
	if other, ok := s[name]; ok && other.value != value {
		return fmt.Errorf("%s is not the same in %s and %s, which one process is to run: give one of them another name",
			name, other.function, function)
	}
	s[name] = setting{value, function}
	return nil
}

// queues adds the addresses of the queues that call functions.
func (s settings) queues(ctx context.Context, api client, prefix string) error {
	pages := lambda.NewListEventSourceMappingsPaginator(api, &lambda.ListEventSourceMappingsInput{})
	for pages.HasMorePages() {
		page, err := pages.NextPage(ctx)
		if err != nil {
			return fmt.Errorf("list event sources: %w", err)
		}
		for _, mapping := range page.EventSourceMappings {
			function, _ := arn.Parse(aws.ToString(mapping.FunctionArn))
			source, _ := arn.Parse(aws.ToString(mapping.EventSourceArn))
			name, isOurs := strings.CutPrefix(function.Resource, "function:"+prefix)
			if isOurs && source.Service == "sqs" {
				key := "QUEUE_URL_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_"))
				s[key] = setting{addressOf(source), name}
			}
		}
	}
	return nil
}

// addressOf is where SQS has a queue.
func addressOf(queue arn.ARN) string {
	domain := "amazonaws.com"
	if queue.Partition == "aws-cn" {
		domain = "amazonaws.com.cn"
	}
	return fmt.Sprintf("https://sqs.%s.%s/%s/%s", queue.Region, domain, queue.AccountID, queue.Resource)
}

// write puts them in the form of an env file.
func (s settings) write(w io.Writer) error {
	for _, name := range slices.Sorted(maps.Keys(s)) {
		if _, err := fmt.Fprintf(w, "%s=%s\n", name, s[name].value); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}
