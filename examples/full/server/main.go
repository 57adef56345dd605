// Managed by venture: edit freely, regenerating merges your changes.

// Command server runs the project's functions where there is no Lambda.
//
//	server                answers requests
//	server run FUNCTION   runs a function of a schedule once
//	server work FUNCTION  hands a function the messages of its queue
//
// Settings come from the environment, by the names that they have for the functions on Lambda.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
	"git.lighthouse.example/platform/lighthouse/internal/server"
)

var errUsage = errors.New("usage: server | server run FUNCTION | server work FUNCTION")

// process is what all commands have in common.
type process struct {
	lookup func(name string) (string, bool) // of the environment
	env    *config.Reader
	logs   *server.Logs
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	defer stop()
	env := config.New(os.LookupEnv)
	level := env.Optional("LOG_LEVEL", "INFO")
	logger := logging.New(os.Stdout, level)
	logs := &server.Logs{
		Out: os.Stdout, Level: level, Now: time.Now, Prefix: env.String("SERVICE") + "-" + env.String("STAGE") + "-",
	}
	if err := run(ctx, process{os.LookupEnv, env, logs}, logger, os.Args[1:]); err != nil {
		logger.Error("server ended", "error", err)
		os.Exit(1) //nolint:gocritic // what stop would do, the end of the process does
	}
}

// run has the log lines forwarded for as long as the command takes, and until the last one is.
func run(ctx context.Context, p process, logger *slog.Logger, arguments []string) error {
	stream, err := os.Hostname() // in Kubernetes, the pod's name
	if err != nil {
		return fmt.Errorf("name of this host: %w", err)
	}
	forwarder, err := server.NewForwarder(ctx, p.env, logger)
	if err != nil {
		return err
	}
	p.logs.Stream, p.logs.Forwarder = stream, forwarder
	shipping, end := context.WithCancel(context.WithoutCancel(ctx))
	var shipped sync.WaitGroup
	shipped.Go(func() { p.logs.Ship(shipping) })
	defer shipped.Wait()
	defer end()
	return p.command(ctx, arguments)
}

func (p process) command(ctx context.Context, arguments []string) error {
	switch {
	case len(arguments) == 0:
		return p.serve(ctx)
	case len(arguments) == 2 && arguments[0] == "run":
		return p.schedule(ctx, arguments[1])
	case len(arguments) == 2 && arguments[0] == "work":
		return p.work(ctx, arguments[1])
	default:
		return errUsage
	}
}
