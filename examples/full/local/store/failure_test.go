// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"syscall"
	"testing"
	"time"
)

func TestFailsForAWhile(t *testing.T) {
	store, behind, _ := newStore(t)
	now := time.Now()
	store.now = func() time.Time { return now }
	for _, query := range []string{"status=200&for=1s", "status=500", "status=x&for=1s", "how=x&for=1s", "for=1s", "status=500&for=1s&times=0"} {
		if got := serve(store, ask(http.MethodPost, "/_fail?"+query)); got.Code != http.StatusBadRequest {
			t.Errorf("%s: status %d", query, got.Code)
		}
	}
	serve(store, ask(http.MethodPost, "/_fail?status=429&retry-after=2&for=10s"))
	for range 2 {
		got := serve(store, valid(t, "1"))
		if got.Code != http.StatusTooManyRequests || got.Header().Get("Retry-After") != "2" || len(behind.stored) > 0 {
			t.Errorf("status %d, header %v, stored %q", got.Code, got.Header(), behind.stored)
		}
	}
	if got := serve(store, ask(http.MethodGet, "/_fail")); got.Body.String() != "2" {
		t.Errorf("%s have failed", got.Body)
	}
	now = now.Add(10 * time.Second)
	if got := serve(store, valid(t, "1")); !isTaken(got) || len(behind.stored) != 1 {
		t.Errorf("afterwards: status %d, stored %q", got.Code, behind.stored)
	}
}

func TestFailsSoManyTimes(t *testing.T) {
	store, behind, _ := newStore(t)
	serve(store, ask(http.MethodPost, "/_fail?status=503&times=2&for=1h"))
	for request := 1; request <= 3; request++ {
		if got := serve(store, valid(t, "1")); isTaken(got) != (request == 3) {
			t.Errorf("request %d: status %d", request, got.Code)
		}
	}
	if len(behind.stored) != 1 {
		t.Errorf("stored %q", behind.stored)
	}
}

func TestResets(t *testing.T) {
	store, behind, _ := newStore(t)
	server := httptest.NewServer(store)
	defer server.Close()
	serve(store, ask(http.MethodPost, "/_fail?how=reset&for=1m"))
	request := valid(t, "1")
	again, err := http.NewRequestWithContext(t.Context(), http.MethodPost, server.URL+request.URL.Path, request.Body)
	if err != nil {
		t.Fatal(err)
	}
	again.Header = request.Header
	response, err := http.DefaultClient.Do(again)
	if err == nil {
		_ = response.Body.Close()
	}
	if !errors.Is(err, syscall.ECONNRESET) || len(behind.stored) > 0 {
		t.Errorf("error %v, stored %q", err, behind.stored)
	}
}

func TestAnswersSlowly(t *testing.T) {
	store, behind, _ := newStore(t)
	const delay = 100 * time.Millisecond
	serve(store, ask(http.MethodPost, "/_fail?how=slow&for="+delay.String()))
	start := time.Now()
	got := serve(store, valid(t, "1"))
	if took := time.Since(start); !isTaken(got) || len(behind.stored) != 1 || took < delay/2 {
		t.Errorf("status %d after %v, stored %q", got.Code, took, behind.stored)
	}
}
