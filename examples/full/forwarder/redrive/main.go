// Managed by venture: edit freely, regenerating merges your changes.

// Command redrive sends undelivered logs again: make redrive STAGE=dev.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"time"

	awsconfig "github.com/aws/aws-sdk-go-v2/config"

	"git.lighthouse.example/platform/lighthouse/forwarder"
	"git.lighthouse.example/platform/lighthouse/forwarder/byname"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

func main() {
	settings := forwarder.Settings{}
	flag.StringVar(&settings.Service, "service", "", "the service whose logs were kept")
	flag.StringVar(&settings.Owner, "owner", "", "its owner")
	flag.StringVar(&settings.Stage, "stage", "", "its stage")
	flag.StringVar(&settings.Region, "region", "", "its region")
	since := flag.String("since", "", "the first day to send, such as 2026-11-22")
	reason := flag.String("reason", "", "send only what was kept for a reason that holds this text")
	rate := flag.Int("rate", 1000, "at most so many events a second")
	flag.Parse()
	settings.OwnGroup = "/aws/lambda/" + settings.Service + "-forwarder-" + settings.Stage + "-forwarder"
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, settings, *since, *reason, *rate); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:gocritic // stop only gives a signal back that nobody waits for
	}
}

var errRate = errors.New("-rate must be above 0")

func run(ctx context.Context, settings forwarder.Settings, since, reason string, rate int) error {
	choice := forwarder.Choice{Reason: reason}
	if since != "" {
		day, err := time.Parse(time.DateOnly, since)
		if err != nil {
			return fmt.Errorf("-since: %w", err)
		}
		choice.Since = day
	}
	if rate <= 0 {
		return errRate
	}
	aws, err := awsconfig.LoadDefaultConfig(ctx, awsconfig.WithRegion(settings.Region))
	if err != nil {
		return fmt.Errorf("AWS configuration: %w", err)
	}
	f, err := byname.Open(ctx, settings, aws, logging.New(os.Stderr, "INFO"))
	if err != nil {
		return err
	}
	return f.Redrive(ctx, choice, rate, os.Stdout)
}
