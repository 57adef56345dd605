// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/local/stack"
	"git.lighthouse.example/platform/lighthouse/local/store"
	"git.lighthouse.example/platform/lighthouse/local/watch"
)

// watchInterval is noticed by neither the user nor the battery.
const watchInterval = 300 * time.Millisecond

// dev runs until ctx ends, which is no failure, or ministack does.
func dev(ctx context.Context, settings stack.Config, out *printer) error {
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
	settings.OnLine = func(line store.Line) { out.line(line) }
	s, err := stack.Start(ctx, settings)
	if err != nil {
		return err
	}
	defer s.Stop()
	out.welcome(s)

	running, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-s.Ended():
			cancel(stack.ErrEnded)
		case <-running.Done():
		}
	}()
	err = follow(running, s, watcher, out)
	switch {
	case ctx.Err() != nil:
		out.step("stopping")
		return nil
	case running.Err() != nil:
		return fmt.Errorf("%w; what was stored since `make dev` began is lost; its log: %s", context.Cause(running),
			filepath.Join(stack.Folder(settings.Root, settings.Name), "ministack.log"))
	default:
		return err
	}
}

// follow puts every change into the running stack.
func follow(ctx context.Context, s *stack.Stack, watcher *watch.Watcher, out *printer) error {
	var changed []string
	for {
		more, err := watcher.Next(ctx)
		if err != nil {
			return err
		}
		changed = append(changed, more...)
		switch err := update(ctx, s, changed, out); {
		case err == nil:
			changed = nil
		case ctx.Err() == nil:
			// The next change is tried together with this one.
			out.failure(fmt.Errorf("%w\nthe functions that are running stay as they were", err))
		}
	}
}

func update(ctx context.Context, s *stack.Stack, changed []string, out *printer) error {
	listing, err := s.List(ctx, watch.ListFormat)
	if err != nil {
		return err
	}
	imports := watch.Parse(listing)
	concerned := func(function stack.Function) bool {
		return imports.Concerns(strings.TrimPrefix(function.Package, "./"), changed)
	}
	if slices.ContainsFunc(changed, watch.IsSettings) {
		return redeploy(ctx, s, changed, concerned, out)
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
		out.step(fmt.Sprintf("%s: new code is running (%.1f s)", function.Folder, time.Since(start).Seconds()))
	}
	return errors.Join(problems...)
}

// redeploy is for what new code alone doesn't do: a function more or less, a route, a queue, a permission.
func redeploy(ctx context.Context, s *stack.Stack, changed []string, concerned func(stack.Function) bool, out *printer) error {
	start := time.Now()
	if err := s.Redeploy(ctx, changed, concerned); err != nil {
		return err
	}
	out.step(fmt.Sprintf("deployed as the project is now (%.1f s)", time.Since(start).Seconds()))
	return nil
}
