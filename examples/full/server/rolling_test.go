// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package main

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

const (
	rate  = 200 // requests a second
	load  = 6 * time.Second
	drain = time.Second
)

// replica is a process of the server, as Kubernetes runs it.
type replica struct {
	address, probe string
	command        *exec.Cmd
	log            bytes.Buffer
	ready          atomic.Bool
}

// TestRollingRestart puts a new process in the place of another while requests come in, and wants none of them to fail.
func TestRollingRestart(t *testing.T) {
	service := &balancer{}
	first, second := start(t), start(t)
	service.add(t, first)
	service.add(t, second)
	front := httptest.NewServer(service)
	defer front.Close()

	var sent sync.WaitGroup
	var answered, failed atomic.Int64
	restarted := make(chan struct{})
	go func() {
		defer close(restarted)
		time.Sleep(load / 4)
		service.add(t, start(t))
		first.stop(t)
	}()
	ticker := time.NewTicker(time.Second / rate)
	defer ticker.Stop()
	for end := time.Now().Add(load); time.Now().Before(end); <-ticker.C {
		sent.Go(func() {
			if status := call(t, front.URL); status == http.StatusUnauthorized {
				answered.Add(1)
			} else if failed.Add(1) == 1 {
				t.Errorf("a request got status %d", status)
			}
		})
	}
	sent.Wait()
	<-restarted
	t.Logf("%d answered, %d failed", answered.Load(), failed.Load())
	if answered.Load() < rate*int64(load/time.Second)/2 {
		t.Errorf("only %d requests were answered", answered.Load())
	}
	if took := first.command.ProcessState; took == nil || took.ExitCode() != 0 {
		t.Errorf("the process that was stopped ended with %v: %s", took, &first.log)
	}
}

// call asks for what needs a caller, as nobody: so the answer is the server's own.
func call(t *testing.T, address string) int {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+"/me", http.NoBody)
	if err != nil {
		return 0
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0
	}
	_ = answer.Body.Close()
	return answer.StatusCode
}

func start(t *testing.T) *replica {
	t.Helper()
	r := &replica{address: free(t), probe: free(t)}
	r.command = exec.CommandContext(t.Context(), program(t))
	r.command.Env = append(os.Environ(), "ADDRESS="+r.address, "ADMIN_ADDRESS="+r.probe, fmt.Sprintf("DRAIN=%v", drain))
	r.command.Stdout, r.command.Stderr = &r.log, &r.log
	r.command.Cancel = func() error { return r.command.Process.Signal(syscall.SIGTERM) }
	if err := r.command.Start(); err != nil {
		t.Fatal(err)
	}
	return r
}

// program is the server, as the local stack has built it.
func program(t *testing.T) string {
	t.Helper()
	env := config.New(os.LookupEnv)
	path := env.String("LOCAL_SERVER")
	if err := env.Err(); err != nil {
		t.Fatal(err)
	}
	return path
}

func (r *replica) stop(t *testing.T) {
	t.Helper()
	if err := r.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Error(err)
	}
	_ = r.command.Wait() // its exit code is looked at
}

func free(t *testing.T) string {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// balancer is a Service of Kubernetes: it sends requests to those that their probe says are ready.
type balancer struct {
	mu       sync.Mutex
	replicas []*replica
	next     int
}

// add returns when the replica is ready, and has its probe asked from then on.
func (b *balancer) add(t *testing.T, r *replica) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for !r.isReady(ctx) {
		if ctx.Err() != nil {
			t.Errorf("a process is not ready: %s", &r.log)
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	r.ready.Store(true)
	b.mu.Lock()
	b.replicas = append(b.replicas, r)
	b.mu.Unlock()
	go func() {
		for t.Context().Err() == nil {
			r.ready.Store(r.isReady(t.Context()))
			time.Sleep(100 * time.Millisecond)
		}
	}()
}

func (r *replica) isReady(ctx context.Context) bool {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+r.probe+"/readyz", http.NoBody)
	if err != nil {
		return false
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	_ = answer.Body.Close()
	return answer.StatusCode == http.StatusOK
}

// ServeHTTP implements http.Handler.
func (b *balancer) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Connection", "close")
	target := b.choose()
	if target == nil {
		http.Error(w, "no process is ready", http.StatusServiceUnavailable)
		return
	}
	out := r.Clone(r.Context())
	out.RequestURI, out.URL.Scheme, out.URL.Host = "", "http", target.address
	answer, err := http.DefaultTransport.RoundTrip(out)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	_ = answer.Body.Close()
	w.WriteHeader(answer.StatusCode)
}

func (b *balancer) choose() *replica {
	b.mu.Lock()
	defer b.mu.Unlock()
	for range b.replicas {
		b.next++
		if r := b.replicas[b.next%len(b.replicas)]; r.ready.Load() {
			return r
		}
	}
	return nil
}
