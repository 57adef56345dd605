// Managed by venture: edit freely, regenerating merges your changes.

// Command local runs the project on this machine: no AWS account, no container. The Makefile calls it.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"syscall"

	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/local/events"
	"git.lighthouse.example/platform/lighthouse/local/stack"
)

const interrupted = 130

var errUsage = errors.New("usage: local check | setup | dev | invoke | e2e | reset")

func main() {
	ctx, restore := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	// A second Ctrl-C isn't waited for.
	context.AfterFunc(ctx, restore)
	// Ctrl-C on `make dev | tee` ends tee first; that must not end this program before it has stopped the others.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)

	err := run(ctx, os.Args[1:])
	var exit *exec.ExitError
	switch {
	case err == nil:
	case ctx.Err() != nil:
		os.Exit(interrupted)
	case errors.As(err, &exit) && errors.Is(err, errTests):
		os.Exit(exit.ExitCode())
	default:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string) error {
	root, err := os.Getwd()
	if err != nil || len(args) != 1 {
		return errors.Join(err, errUsage)
	}
	env := config.New(os.LookupEnv)
	port, err := stack.ParsePort(env.Optional("PORT", "4700"))
	if err != nil {
		return err
	}
	out := newPrinter(os.Stdout, env.Optional("NO_COLOR", "") == "" && isTerminal(os.Stdout))
	bus := events.New()
	bus.Subscribe(out.show)
	settings := stack.Config{
		Root:     root,
		Name:     args[0],
		Environ:  os.Environ(),
		Log:      slog.New(slog.NewTextHandler(os.Stderr, nil)),
		Progress: bus.Step,
		OnStray:  bus.Stray,
	}
	switch args[0] {
	case "check":
		return stack.Check(ctx, root, settings.Environ)
	case "setup":
		return stack.Install(ctx, root, settings.Environ, bus.Step)
	case "dev":
		settings.Port = port
		return dev(ctx, settings, bus, out)
	case "invoke":
		return invoke(ctx, root, env.Optional("FUNCTION", ""), env.Optional("EVENT", ""), out)
	case "e2e":
		settings.Server = env.Optional("TARGET", "") == "server"
		return e2e(ctx, settings)
	case "reset":
		return reset(root, "dev")
	default:
		return errUsage
	}
}

func reset(root, name string) error {
	release, err := stack.Lock(root, name)
	if err != nil {
		return err
	}
	defer release()
	return stack.Reset(root, name)
}

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
