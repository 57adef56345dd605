// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestJWKSKeepsServingWhileTheIssuerIsDown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		keys := source.jwks(t)
		expectKey(t, keys, testKeyID, nil)
		source.set(func() { source.down = true })
		time.Sleep(2 * keysMaxAge)
		for range 10 {
			expectKey(t, keys, testKeyID, nil)
		}
		synctest.Wait()
		expectFetches(t, source, 3) // the second try has a second attempt
		expectKey(t, keys, "other", ErrUnknownKey)

		time.Sleep(keysMaxStale)
		expectKey(t, keys, testKeyID, ErrKeysUnavailable)
		source.set(func() { source.down = false })
		time.Sleep(refreshInterval)
		expectKey(t, keys, testKeyID, nil)
	})
}

func TestJWKSLetsNobodyWaitWhoseKeyIsKnown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		keys := source.jwks(t)
		expectKey(t, keys, testKeyID, nil)
		source.set(func() { source.delay = time.Hour })
		time.Sleep(keysMaxAge)
		start := time.Now()
		for range 10 {
			expectKey(t, keys, testKeyID, nil)
		}
		if took := time.Since(start); took != 0 {
			t.Errorf("waited %v for a key that is known", took)
		}
		time.Sleep(fetchTimeout)
		expectFetches(t, source, 2)
	})
}

func TestJWKSWithoutAnyKeyRecovers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		source.down = true
		keys := source.jwks(t)
		for range 10 {
			expectKey(t, keys, testKeyID, ErrKeysUnavailable)
		}
		expectFetches(t, source, 2)
		source.set(func() { source.down = false })
		time.Sleep(refreshInterval)
		expectKey(t, keys, testKeyID, nil)
	})
}

func TestJWKSTriesABrokenConnectionAgain(t *testing.T) {
	for name, breaks := range map[string]func(*issuer){
		"before the answer": func(i *issuer) { i.resets = 1 },
		"in the middle":     func(i *issuer) { i.cuts = 1 },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
				breaks(source)
				start := time.Now()
				expectKey(t, source.jwks(t), testKeyID, nil)
				expectFetches(t, source, 2)
				if took := time.Since(start); took != 0 {
					t.Errorf("waited %v between the attempts", took)
				}
			})
		})
	}
}

func TestJWKSRefusesBadAnswers(t *testing.T) {
	tests := map[string]func(*issuer){
		"server error":  func(i *issuer) { i.status = http.StatusBadGateway },
		"redirect":      func(i *issuer) { i.status = http.StatusFound },
		"empty":         func(i *issuer) { i.body = nil },
		"HTML":          func(i *issuer) { i.body = []byte("<html>") },
		"no keys":       func(i *issuer) { i.body = []byte(`{"keys":[]}`) },
		"keys no list":  func(i *issuer) { i.body = []byte(`{"keys":7}`) },
		"too large":     func(i *issuer) { i.body = append(i.body, make([]byte, maxKeySetBytes)...) },
		"takes forever": func(i *issuer) { i.delay = time.Hour },
	}
	key := publicJWK(testKeyID, newKey(t))
	for name, spoil := range tests {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				source := newIssuer(t, key)
				spoil(source)
				start := time.Now()
				expectKey(t, source.jwks(t), testKeyID, ErrKeysUnavailable)
				expectFetches(t, source, 1)
				if took := time.Since(start); took > fetchTimeout {
					t.Errorf("took %v", took)
				}
			})
		})
	}
}
