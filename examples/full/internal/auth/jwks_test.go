// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// Most tests run in a bubble of package synctest: sleeping costs no time.

func TestJWKSFetchesWhenFirstAskedAndCaches(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		key := newKey(t)
		source := newIssuer(t, publicJWK(testKeyID, key))
		keys := source.jwks(t)
		expectFetches(t, source, 0)
		for range 3 {
			got, err := keys.Key(t.Context(), testKeyID)
			if err != nil || !key.PublicKey.Equal(got) {
				t.Fatalf("got %v, %v", got, err)
			}
		}
		expectFetches(t, source, 1)
		time.Sleep(keysMaxAge)
		expectKey(t, keys, testKeyID, nil)
		synctest.Wait()
		expectFetches(t, source, 2)
	})
}

func TestJWKSSharesTheFirstFetch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		source.delay = time.Second
		keys := source.jwks(t)
		var callers sync.WaitGroup
		for range 50 {
			callers.Go(func() { expectKey(t, keys, testKeyID, nil) })
		}
		callers.Wait()
		expectFetches(t, source, 1)
	})
}

func TestJWKSOutlivesACallerWhoGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		source.delay = 2 * time.Second
		keys := source.jwks(t)
		impatient, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		var callers sync.WaitGroup
		callers.Go(func() {
			_, err := keys.Key(impatient, testKeyID)
			if !errors.Is(err, ErrKeysUnavailable) || !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("impatient caller got %v", err)
			}
		})
		synctest.Wait() // the impatient caller has started the fetch
		callers.Go(func() { expectKey(t, keys, testKeyID, nil) })
		callers.Wait()
		expectFetches(t, source, 1)
	})
}

func TestJWKSFollowsARotation(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		before, after := publicJWK("old", newKey(t)), publicJWK("new", newKey(t))
		source := newIssuer(t, before)
		keys := source.jwks(t)
		expectKey(t, keys, "old", nil)
		source.publish(t, before, after)
		time.Sleep(unknownKeyPenalty)
		expectKey(t, keys, "new", nil)
		expectKey(t, keys, "old", nil)
		expectFetches(t, source, 2)
		source.publish(t, after)
		time.Sleep(keysMaxAge)
		expectKey(t, keys, "old", nil) // a refresh begins
		synctest.Wait()
		expectKey(t, keys, "old", ErrUnknownKey)
	})
}

func TestJWKSBoundsWhatUnknownKeysCost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		keys := source.jwks(t)
		expectKey(t, keys, testKeyID, nil)
		const minutes = 2
		for i := range minutes * 60 * 10 { // ten forged tokens a second
			time.Sleep(time.Second / 10)
			expectKey(t, keys, fmt.Sprint("forged-", i), ErrUnknownKey)
		}
		expectFetches(t, source, 1+minutes*int(time.Minute/unknownKeyPenalty))
	})
}

func TestJWKSFindsAKeyThatIsPublishedLate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		late := publicJWK("late", newKey(t))
		source := newIssuer(t, publicJWK(testKeyID, newKey(t)))
		keys := source.jwks(t)
		expectKey(t, keys, "late", ErrUnknownKey)
		source.publish(t, late)
		expectKey(t, keys, "late", ErrUnknownKey)
		time.Sleep(unknownKeyPenalty)
		expectKey(t, keys, "late", nil)
		expectFetches(t, source, 2)
	})
}

func TestJWKSCopesWithAClockThatWasSetBack(t *testing.T) {
	source := newIssuer(t, publicJWK("old", newKey(t)))
	now := time.Now()
	keys, err := NewJWKS(testKeysURL, source, func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	expectKey(t, keys, "old", nil)
	now = now.Add(-24 * time.Hour)
	source.publish(t, publicJWK("new", newKey(t)))
	expectKey(t, keys, "new", nil)
}

func expectKey(t *testing.T, keys *JWKS, kid string, want error) {
	t.Helper()
	key, err := keys.Key(t.Context(), kid)
	if !errors.Is(err, want) || (key == nil) != (want != nil) {
		t.Errorf("key %q: got %v, want %v", kid, err, want)
	}
}

func expectFetches(t *testing.T, source *issuer, want int) {
	t.Helper()
	if got := source.count(); got != want {
		t.Errorf("%d fetches, want %d", got, want)
	}
}
