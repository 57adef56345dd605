// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"crypto/rsa"
	"errors"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

const (
	keysMaxAge = time.Hour
	// No more than one fetch in this time, whatever tokens are thrown at us.
	refreshInterval = 5 * time.Second
	// How long a key ID the issuer does not know causes no further fetch.
	unknownKeyPenalty = time.Minute
	fetchTimeout      = 3 * time.Second
	maxKeySetBytes    = 64 << 10
)

// JWKS is a KeySource that caches the key set of one issuer. It is made for
// Lambda, which freezes a process between invocations: keys are fetched when a
// token asks for them, never by a timer. Concurrent callers share one fetch,
// and known keys keep serving while the issuer cannot be reached.
type JWKS struct {
	url    string
	client *http.Client
	now    func() time.Time

	mu        sync.Mutex
	keys      map[string]*rsa.PublicKey
	unknown   map[string]time.Time
	fetchedAt time.Time
	triedAt   time.Time
	fetchErr  error
	// flight is closed when the fetch under way is over; nil when there is none.
	flight chan struct{}
}

// NewJWKS returns an empty cache; nothing is fetched yet. The address must be
// https, or on this machine.
func NewJWKS(address string, transport http.RoundTripper, now func() time.Time) (*JWKS, error) {
	parsed, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("key set address: %w", err)
	}
	if parsed.Host == "" || (parsed.Scheme != "https" && !(parsed.Scheme == "http" && loopback(parsed.Hostname()))) {
		return nil, fmt.Errorf("key set address %q: https is required", parsed.Redacted())
	}
	return &JWKS{
		url: address,
		client: &http.Client{
			Transport: transport,
			// A redirect could leave https or the issuer.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		now:     now,
		unknown: map[string]time.Time{},
	}, nil
}

func loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

// Key returns the key with this ID. When the context ends first, the fetch
// goes on for the callers that share it.
func (j *JWKS) Key(ctx context.Context, kid string) (*rsa.PublicKey, error) {
	flight := j.refreshFor(ctx, kid)
	if flight == nil {
		return j.cached(kid)
	}
	select {
	case <-flight:
		return j.cached(kid)
	case <-ctx.Done():
		if key, err := j.cached(kid); err == nil {
			return key, nil
		}
		return nil, fmt.Errorf("%w: %w", ErrKeysUnavailable, ctx.Err())
	}
}

// refreshFor returns the fetch to wait for, or nil when the cache has to do.
func (j *JWKS) refreshFor(ctx context.Context, kid string) <-chan struct{} {
	j.mu.Lock()
	defer j.mu.Unlock()
	now := j.wallClock()
	_, known := j.keys[kid]
	switch {
	case known && within(j.fetchedAt, now, keysMaxAge):
		return nil
	case j.flight != nil:
		return j.flight
	case within(j.triedAt, now, refreshInterval), within(j.unknown[kid], now, unknownKeyPenalty):
		return nil
	}
	j.triedAt = now
	j.flight = make(chan struct{})
	// Detached: the first caller's deadline must not fail the others. It ends
	// by its own timeout, so it cannot outlive the need for it by much.
	go j.refresh(context.WithoutCancel(ctx), kid)
	return j.flight
}

// refresh fetches once and wakes all who wait for it.
func (j *JWKS) refresh(ctx context.Context, kid string) {
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	keys, err := j.fetch(ctx)

	j.mu.Lock()
	defer j.mu.Unlock()
	j.fetchErr = err
	if err == nil {
		j.keys, j.fetchedAt = keys, j.wallClock()
		j.punish(kid)
	}
	close(j.flight)
	j.flight = nil
}

// punish remembers an ID that the issuer does not know. Old entries go first;
// the refresh interval bounds the number of new ones.
func (j *JWKS) punish(kid string) {
	maps.DeleteFunc(j.unknown, func(_ string, since time.Time) bool {
		return !within(since, j.fetchedAt, unknownKeyPenalty)
	})
	if _, known := j.keys[kid]; !known {
		j.unknown[kid] = j.fetchedAt
	}
}

func (j *JWKS) fetch(ctx context.Context) (map[string]*rsa.PublicKey, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, j.url, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("request key set: %w", err)
	}
	response, err := j.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetch key set: %w", err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch key set: status %d", response.StatusCode)
	}
	document, err := io.ReadAll(io.LimitReader(response.Body, maxKeySetBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read key set: %w", err)
	}
	if len(document) > maxKeySetBytes {
		return nil, errors.New("key set is too large")
	}
	return parseKeySet(document)
}

// cached answers without fetching. A key that is out of date still serves:
// that is better than to lock everybody out while the issuer is down.
func (j *JWKS) cached(kid string) (*rsa.PublicKey, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if key, ok := j.keys[kid]; ok {
		return key, nil
	}
	if len(j.keys) == 0 {
		return nil, fmt.Errorf("%w: %w", ErrKeysUnavailable, j.fetchErr)
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
