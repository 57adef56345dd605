// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"time"
)

func TestBackoff(t *testing.T) {
	for attempt, want := range map[int]time.Duration{
		1: 500 * time.Millisecond, 2: time.Second, 5: 8 * time.Second, 6: 10 * time.Second, 20: 10 * time.Second,
	} {
		if got := backoff(attempt, 0); got != want/2 {
			t.Errorf("attempt %d: at least %v, want %v", attempt, got, want/2)
		}
		if got := backoff(attempt, 0.999999); got <= want*9/10 || got > want {
			t.Errorf("attempt %d: at most %v, want %v", attempt, got, want)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"":                              0,
		"0":                             0,
		"120":                           2 * time.Minute,
		"2147483647":                    maxRetryAfter,
		"99999999999999999999":          maxRetryAfter,
		"NaN":                           0,
		"Inf":                           maxRetryAfter,
		"-5":                            0,
		"1.5":                           1500 * time.Millisecond,
		"soon":                          0,
		"Sun, 22 Nov 2026 00:00:30 GMT": 30 * time.Second,
		"Sat, 21 Nov 2026 00:00:00 GMT": 0,
	} {
		if got := retryAfter(http.Header{"Retry-After": {value}}, now); got != want {
			t.Errorf("%q: %v, want %v", value, got, want)
		}
	}
}

func TestSystemClock(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	if err := (SystemClock{}).Sleep(ctx, time.Microsecond); err != nil {
		t.Error(err)
	}
	cancel()
	start := SystemClock{}.Now()
	if err := (SystemClock{}).Sleep(ctx, time.Hour); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want context.Canceled", err)
	}
	if spent := time.Since(start); spent > time.Minute {
		t.Errorf("slept %v although the context was done", spent)
	}
}

func TestOutcomeOf(t *testing.T) {
	for status, want := range map[int]Outcome{
		200: Delivered, 202: Delivered, 204: Delivered,
		301: Refused, 302: Refused, 400: Rejected, 404: Refused, 422: Rejected, 501: Refused, 505: Refused,
		401: Unauthorized, 403: Unauthorized,
		408: Retry, 425: Retry, 429: Retry, 500: Retry, 502: Retry, 503: Retry, 504: Retry,
		413: TooLarge,
	} {
		if got := outcomeOf(status); got != want {
			t.Errorf("status %d: outcome %d, want %d", status, got, want)
		}
	}
}
