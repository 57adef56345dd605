// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"context"
	"errors"
	"fmt"
	"os"

	"git.lighthouse.example/platform/lighthouse/local/stack"
	"git.lighthouse.example/platform/lighthouse/local/store"
)

var errTests = errors.New("the tests failed")

// e2e starts from nothing, on free ports, and leaves the logs of a failure and nothing of a success.
func e2e(ctx context.Context, settings stack.Config) error {
	release, err := stack.Lock(settings.Root, settings.Name)
	if err != nil {
		return err
	}
	defer release()
	if err := stack.Reset(settings.Root, settings.Name); err != nil {
		return err
	}
	if err := test(ctx, settings); err != nil {
		return err
	}
	if err := os.RemoveAll(stack.Folder(settings.Root, settings.Name)); err != nil {
		return fmt.Errorf("clean: %w", err)
	}
	return nil
}

func test(ctx context.Context, settings stack.Config) error {
	settings.OnLine = func(store.Line) {} // the tests ask the store
	settings.OnStray = func(string) {}    // they send what is refused
	settings.Issuers = true
	s, err := stack.Start(ctx, settings)
	if err != nil {
		return err
	}
	defer s.Stop()
	settings.Progress("testing")
	test := s.Command(ctx, "go", "test", "-tags", "e2e", "-count=1", "./e2e")
	if settings.Server {
		test = s.ServerCommand(ctx, "go", "test", "-tags", "e2e,server", "-count=1", "-p=1", "./e2e", "./server")
	}
	test.Stdout, test.Stderr = os.Stdout, os.Stderr
	if err := test.Run(); err != nil {
		return fmt.Errorf("%w: %w", errTests, err)
	}
	page := s.Command(ctx, "node", "--test", "web/e2e/page.test.mjs", "web/e2e/deployed.test.mjs", "web/e2e/teams.test.mjs", "web/e2e/rpc.test.mjs")
	page.Stdout, page.Stderr = os.Stdout, os.Stderr
	if err := page.Run(); err != nil {
		return fmt.Errorf("%w: %w", errTests, err)
	}
	return nil
}
