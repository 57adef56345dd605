// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"strconv"
	"time"
)

const (
	maxAttempts  = 6
	firstBackoff = 500 * time.Millisecond
	maxBackoff   = 10 * time.Second
)

// Clock is time, so that tests need not wait.
type Clock interface {
	Now() time.Time

	// Sleep returns early with an error when the context is done.
	Sleep(ctx context.Context, duration time.Duration) error
}

// SystemClock is the clock outside tests.
type SystemClock struct{}

// Now implements Clock.
func (SystemClock) Now() time.Time { return time.Now() }

// Sleep implements Clock.
func (SystemClock) Sleep(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}

// backoff doubles with each attempt and is random by half, so that many forwarders do not come back at once.
func backoff(attempt int, random float64) time.Duration {
	wait := min(maxBackoff, firstBackoff<<(attempt-1))
	return wait/2 + time.Duration(random*float64(wait/2))
}

// retryAfter reads the header in both its forms, seconds, also fractions of them, and date. What it cannot read is no wish.
func retryAfter(header http.Header, now time.Time) time.Duration {
	value := header.Get("Retry-After")
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds >= 0 {
		return time.Duration(min(seconds, maxRetryAfter.Seconds()) * float64(time.Second))
	}
	if date, err := http.ParseTime(value); err == nil {
		return min(max(0, date.Sub(now)), maxRetryAfter)
	}
	return 0
}

// maxRetryAfter is more than any invocation has.
const maxRetryAfter = time.Hour

// outcomeOfError tells what may be better at the next attempt from a certificate, which is not.
func outcomeOfError(err error) Outcome {
	if _, ok := errors.AsType[*tls.CertificateVerificationError](err); ok {
		return Refused
	}
	return Retry
}
