// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"sync/atomic"
	"syscall"
	"time"
)

const startLimit = 30 * time.Second

// child is a program that runs as long as the stack. It ends when its standard input closes, which the system does even
// for a program that was killed.
type child struct {
	log     string
	command *exec.Cmd
	stdin   io.Closer
	stopped atomic.Bool // was told to end
	ended   chan struct{}
	err     error // after ended
}

func newChild(log string) *child { return &child{log: log, ended: make(chan struct{})} }

func (c *child) launch() error {
	log, err := os.Create(c.log)
	if err != nil {
		return err
	}
	defer log.Close() // the process has its own
	c.command.Stdout, c.command.Stderr = log, log
	if c.stdin, err = c.command.StdinPipe(); err != nil {
		return err
	}
	if err := c.command.Start(); err != nil {
		return err
	}
	go func() {
		c.err = c.command.Wait()
		sweep(c.command)
		close(c.ended)
	}()
	return nil
}

func (c *child) await(ctx context.Context, healthy func(context.Context) bool) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	tick := time.NewTicker(100 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-c.ended:
			return fmt.Errorf("it ended at once: %w", c.err)
		case <-tick.C:
			if healthy(ctx) {
				return nil
			}
		}
	}
}

// answers tells whether a program is there by now, and in order.
func answers(ctx context.Context, client *http.Client, address string) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return false
	}
	response, err := client.Do(request)
	if err != nil {
		return false
	}
	return response.Body.Close() == nil && response.StatusCode == http.StatusOK
}

func (c *child) stop(limit time.Duration) {
	c.stopped.Store(true)
	_ = c.stdin.Close() // closed already where the process has ended
	select {
	case <-c.ended:
	case <-time.After(limit):
		_ = syscall.Kill(-c.command.Process.Pid, syscall.SIGKILL)
		<-c.ended
	}
}
