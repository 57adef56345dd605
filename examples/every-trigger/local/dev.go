// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"example.com/orchard/local/console"
	"example.com/orchard/local/events"
	"example.com/orchard/local/stack"
	"example.com/orchard/local/watch"
)

// watchInterval is noticed by neither the user nor the battery.
const watchInterval = 300 * time.Millisecond

// dev runs until ctx ends, which is no failure, or ministack does.
func dev(ctx context.Context, settings stack.Config, bus *events.Bus, out *printer) error {
	release, err := stack.Lock(settings.Root, settings.Name)
	if err != nil {
		return err
	}
	defer release()
	// Before the first build: what changes during it is built again.
	watcher, err := watch.New(settings.Root, watchInterval)
	if err != nil {
		return err
	}
	page, err := console.New(bus, rand.Text())
	if err != nil {
		return err
	}
	settings.OnLine, settings.Console = bus.Stored, page
	s, err := stack.Start(ctx, settings)
	if err != nil {
		return err
	}
	defer s.Stop()
	page.Attach(s)
	bus.Say(events.Current, "")
	out.welcome(s)

	running, cancel := whileRuns(ctx, s)
	defer cancel()
	err = follow(running, s, watcher, bus, page)
	switch {
	case ctx.Err() != nil:
		bus.Step("stopping")
		return nil
	case running.Err() != nil:
		return fmt.Errorf("%w; what was stored since `make dev` began is lost; its log: %s", context.Cause(running),
			filepath.Join(stack.Folder(settings.Root, settings.Name), "ministack.log"))
	default:
		return err
	}
}

// whileRuns returns a context that ends with ctx, or with ministack.
func whileRuns(ctx context.Context, s *stack.Stack) (context.Context, context.CancelFunc) {
	running, cancel := context.WithCancelCause(ctx)
	go func() {
		select {
		case <-s.Ended():
			cancel(stack.ErrEnded)
		case <-running.Done():
		}
	}()
	return running, func() { cancel(nil) }
}

// follow puts every change into the running stack.
func follow(ctx context.Context, s *stack.Stack, watcher *watch.Watcher, bus *events.Bus, page *console.Console) error {
	var changed []string
	for {
		more, err := watcher.Next(ctx)
		if err != nil {
			return err
		}
		changed = append(changed, more...)
		bus.Say(events.Busy, strings.Join(changed, ", "))
		switch err := update(ctx, s, changed, bus); {
		case err == nil:
			page.Attach(s)
			bus.Say(events.Current, "")
			changed = nil
		case ctx.Err() == nil:
			// The next change is tried together with this one.
			bus.Say(events.Failure, err.Error()+"\nthe functions that are running stay as they were")
		}
	}
}

func update(ctx context.Context, s *stack.Stack, changed []string, bus *events.Bus) error {
	listing, err := s.List(ctx, watch.ListFormat)
	if err != nil {
		return err
	}
	imports := watch.Parse(listing)
	concerned := func(function stack.Function) bool {
		return imports.Concerns(strings.TrimPrefix(function.Package, "./"), changed)
	}
	if slices.ContainsFunc(changed, watch.IsSettings) {
		return redeploy(ctx, s, changed, concerned, bus)
	}
	var problems []error
	for _, function := range s.Project.Functions {
		if !concerned(function) {
			continue
		}
		start := time.Now()
		if err := s.Update(ctx, function); err != nil {
			problems = append(problems, err)
			continue
		}
		bus.Step(fmt.Sprintf("%s: new code is running (%.1f s)", function.Folder, time.Since(start).Seconds()))
	}
	return errors.Join(problems...)
}

// redeploy is for what new code alone doesn't do: a function more or less, a route, a queue, a permission.
func redeploy(ctx context.Context, s *stack.Stack, changed []string, concerned func(stack.Function) bool, bus *events.Bus) error {
	start := time.Now()
	if err := s.Redeploy(ctx, changed, concerned); err != nil {
		return err
	}
	bus.Step(fmt.Sprintf("deployed as the project is now (%.1f s)", time.Since(start).Seconds()))
	return nil
}
