// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/sqs"

	"git.lighthouse.example/platform/lighthouse/functions/audit"
	sendmail "git.lighthouse.example/platform/lighthouse/functions/send-mail"
	"git.lighthouse.example/platform/lighthouse/functions/thumbnails"
	"git.lighthouse.example/platform/lighthouse/internal/awsconfig"
	"git.lighthouse.example/platform/lighthouse/internal/server"
)

// queues are the functions whose events wait in a queue, with the time that a batch may take.
func queues() map[string]server.Consumer {
	consumers := map[string]server.Consumer{}
	consumers["audit"] = server.OnTopic(10*time.Second, audit.Wire)
	consumers["send-mail"] = server.OnQueue(10*time.Second, sendmail.Wire)
	consumers["thumbnails"] = server.OnBucket(10*time.Second, thumbnails.Wire)
	return consumers
}

var errConcurrency = errors.New("CONCURRENCY is not a number of batches, from 1 to 1000")

// work handles messages until it is told to end.
func (p process) work(ctx context.Context, name string) error {
	function, ok := queues()[name]
	if !ok {
		return fmt.Errorf("no function %q has a queue", name)
	}
	url := p.env.String("QUEUE_URL_" + strings.ToUpper(strings.ReplaceAll(name, "-", "_")))
	concurrency, err := strconv.Atoi(p.env.Optional("CONCURRENCY", "5"))
	if err != nil || concurrency < 1 || concurrency > 1000 {
		return errConcurrency
	}
	settings, err := awsconfig.Load(ctx)
	if err := errors.Join(p.env.Err(), err); err != nil {
		return err
	}
	worker, err := function.Worker(ctx, p.env, p.logs.Logger(name), server.Source{
		Queue: sqs.NewFromConfig(settings), URL: url, Concurrency: concurrency,
	})
	if err != nil {
		return err
	}
	private, err := p.listen(ctx, "ADMIN_ADDRESS", ":9090")
	if err != nil {
		return err
	}
	health := p.health(server.NewMetrics(), server.Check{Name: "queue", Run: worker.Check})
	return health.Beside(private, func() { worker.Work(ctx) })
}
