// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"context"
	"errors"
	"math/rand/v2"
	"time"
)

const (
	attempts  = 8
	firstWait = 10 * time.Millisecond
	longWait  = 500 * time.Millisecond
)

// Retry calls change until it returns something else than ErrConflict, eight times at most. The change has to read what
// it rests on anew each time.
func Retry(ctx context.Context, change func() error) error {
	wait := firstWait
	for range attempts - 1 {
		err := change()
		if !errors.Is(err, ErrConflict) {
			return err
		}
		// Of those who were in each other's way, only one goes first.
		timer := time.NewTimer(wait/2 + rand.N(wait)) //nolint:gosec // nobody gains by guessing a pause
		select {
		case <-ctx.Done():
			timer.Stop()
			return ctx.Err()
		case <-timer.C:
		}
		wait = min(2*wait, longWait)
	}
	return change()
}
