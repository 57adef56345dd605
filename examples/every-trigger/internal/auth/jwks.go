// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"
)

const (
	// Older keys are fetched again, and go on serving meanwhile.
	keysMaxAge = time.Hour
	// Still older ones don't serve: whatever the issuer has withdrawn is refused after this time.
	keysMaxStale = 24 * time.Hour
	// No more than one fetch in this time, whatever tokens are thrown at us.
	refreshInterval = 5 * time.Second
	// How long after a fetch an ID that was not in it causes no other: that long, a key published late is refused.
	unknownKeyPenalty = 10 * time.Second
	fetchTimeout      = 3 * time.Second
)

// JWKS is a KeySource that caches the key set of one issuer. It is made for
// Lambda, which freezes a process between invocations: keys are fetched when a
// token asks for them, never by a timer. Concurrent callers share one fetch,
// and nobody waits for it whose key is known: not while it runs, nor while the
// issuer cannot be reached.
type JWKS struct {
	url    string
	issuer string // where its discovery document says where the keys are, instead of url
	client *http.Client
	now    func() time.Time

	mu        sync.Mutex
	keys      keySet
	fetchedAt time.Time
	triedAt   time.Time
	fetchErr  error
	// flight is closed when the fetch under way is over; nil when there is none.
	flight chan struct{}
}

// NewJWKS returns an empty cache; nothing is fetched yet. The address must be
// https, or on this machine.
func NewJWKS(address string, transport http.RoundTripper, now func() time.Time) (*JWKS, error) {
	if err := checkAddress(address); err != nil {
		return nil, err
	}
	return &JWKS{
		url: address,
		client: &http.Client{
			Transport: transport,
			// A redirect could leave https or the issuer.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		now: now,
	}, nil
}

// Key returns the key with this ID. When the context ends first, the fetch
// goes on for the callers that share it.
func (j *JWKS) Key(ctx context.Context, kid string) (crypto.PublicKey, error) {
	flight := j.refreshFor(ctx, kid)
	if flight == nil {
		return j.cached(kid)
	}
	select {
	case <-flight:
		return j.cached(kid)
	case <-ctx.Done():
		return nil, fmt.Errorf("%w: %w", ErrKeysUnavailable, ctx.Err())
	}
}

// refreshFor starts a fetch where one is due. It returns the one to wait for,
// or nil when the cache has to do.
func (j *JWKS) refreshFor(ctx context.Context, kid string) <-chan struct{} {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := j.wallClock()
	_, known := j.keys[kid]
	enough := unknownKeyPenalty
	if known {
		enough = keysMaxAge
	}
	if within(j.fetchedAt, now, enough) || j.flight == nil && within(j.triedAt, now, refreshInterval) {
		return nil
	}
	if j.flight == nil {
		j.triedAt = now
		j.flight = make(chan struct{})
		// Detached: the first caller's deadline must not fail the others. It ends
		// by its own timeout, so it cannot outlive the need for it by much.
		go j.refresh(context.WithoutCancel(ctx))
	}
	if known && within(j.fetchedAt, now, keysMaxStale) {
		return nil
	}
	return j.flight
}

// refresh fetches and wakes all who wait for it. A connection that breaks, as
// one may that is left from before Lambda froze the process, is tried again.
func (j *JWKS) refresh(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	fetched, err := j.fetch(ctx)
	if errors.Is(err, errConnection) && ctx.Err() == nil {
		fetched, err = j.fetch(ctx)
	}

	j.mu.Lock()
	defer j.mu.Unlock()
	j.fetchErr = err
	if err == nil {
		j.keys, j.fetchedAt = fetched, j.wallClock()
	}
	close(j.flight)
	j.flight = nil
}

// cached answers without fetching.
func (j *JWKS) cached(kid string) (crypto.PublicKey, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if !within(j.fetchedAt, j.wallClock(), keysMaxStale) {
		return nil, fmt.Errorf("%w: %w", ErrKeysUnavailable, j.fetchErr)
	}
	if key, ok := j.keys[kid]; ok {
		return key, nil
	}
	return nil, ErrUnknownKey
}

// wallClock drops the monotonic reading, which stands still while Lambda has
// the process frozen.
func (j *JWKS) wallClock() time.Time { return j.now().Round(0) }

// within copes with a clock that was set back.
func within(since, now time.Time, limit time.Duration) bool {
	age := now.Sub(since)
	return age >= 0 && age < limit
}
