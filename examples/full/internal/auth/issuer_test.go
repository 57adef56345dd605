// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

const testKeysURL = "https://issuer.example/jwks.json"

// issuer answers requests for the key set, without a network.
type issuer struct {
	mu      sync.Mutex
	fetches int
	status  int
	body    []byte
	delay   time.Duration
	down    bool
	resets  int // connections that break before an answer
	cuts    int // and in the middle of one
}

func newIssuer(t *testing.T, keys ...any) *issuer {
	t.Helper()
	i := &issuer{status: http.StatusOK}
	i.publish(t, keys...)
	return i
}

func (i *issuer) publish(t *testing.T, keys ...any) {
	t.Helper()
	i.set(func() { i.body = []byte(toJSON(t, map[string]any{"keys": keys})) })
}

func (i *issuer) set(change func()) {
	i.mu.Lock()
	defer i.mu.Unlock()
	change()
}

func (i *issuer) count() int {
	i.mu.Lock()
	defer i.mu.Unlock()
	return i.fetches
}

// RoundTrip implements http.RoundTripper.
func (i *issuer) RoundTrip(r *http.Request) (*http.Response, error) {
	i.mu.Lock()
	i.fetches++
	delay, down := i.delay, i.down || i.resets > 0
	i.resets--
	response := &http.Response{
		StatusCode: i.status,
		Header:     http.Header{"Location": {"https://evil.example/jwks.json"}},
		Body:       io.NopCloser(bytes.NewReader(i.body)),
		Request:    r,
	}
	if i.cuts > 0 {
		i.cuts--
		response.Body = io.NopCloser(io.MultiReader(bytes.NewReader(i.body[:9]), iotest.ErrReader(io.ErrUnexpectedEOF)))
	}
	i.mu.Unlock()
	select {
	case <-time.After(delay):
	case <-r.Context().Done():
		return nil, r.Context().Err()
	}
	if down {
		return nil, errors.New("connection refused")
	}
	return response, nil
}

func (i *issuer) jwks(t *testing.T) *JWKS {
	t.Helper()
	keys, err := NewJWKS(testKeysURL, i, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}
