// Managed by venture: edit freely, regenerating merges your changes.

package users

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"
)

func TestRetry(t *testing.T) {
	outage, conflict := errors.New("outage"), fmt.Errorf("change: %w", ErrConflict)
	tests := map[string]struct {
		results []error
		want    error
	}{
		"at once":         {[]error{nil}, nil},
		"after others":    {[]error{conflict, conflict, nil}, nil},
		"another error":   {[]error{conflict, outage}, outage},
		"again and again": {[]error{conflict, conflict, conflict, conflict, conflict, conflict, conflict, conflict}, ErrConflict},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				calls, start := 0, time.Now()
				err := Retry(t.Context(), func() error { calls++; return test.results[calls-1] })
				if !errors.Is(err, test.want) || calls != len(test.results) {
					t.Errorf("%v after %d calls", err, calls)
				}
				if took := time.Since(start); took > 4*time.Second {
					t.Errorf("waited %v", took)
				}
			})
		})
	}
}

func TestRetryEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	calls := 0
	err := Retry(ctx, func() error { calls++; cancel(); return ErrConflict })
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("%v after %d calls", err, calls)
	}
}
