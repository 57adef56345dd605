// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	var config net.ListenConfig
	listener, err := config.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return listener
}

// serve answers by the handler until the test ends, and returns where.
func serve(t *testing.T, handler http.Handler) (address string) {
	t.Helper()
	service := Service{API: handler, Health: &Health{Metrics: NewMetrics(), Logger: quiet("")}, Logger: quiet("")}
	api, admin := listen(t), listen(t)
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- service.Serve(ctx, api, admin) }()
	t.Cleanup(func() {
		end()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return api.Addr().String()
}

func dial(t *testing.T, address string) net.Conn {
	t.Helper()
	var dialer net.Dialer
	connection, err := dialer.DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	return connection
}

// get uses a connection of its own: those that are kept open would tell nothing of new ones.
func get(t *testing.T, address string) (status int, body string, err error) {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Close = true
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return 0, "", err
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text), err
}

// TestEnd sends requests while a service is told to end: it says that it isn't ready, answers new ones for a while, and
// finishes those that run.
func TestEnd(t *testing.T) {
	begun, goOn := make(chan struct{}), make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/slow", func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-goOn
		_, _ = io.WriteString(w, "whole")
	})
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) {})
	health := &Health{Metrics: NewMetrics(), Logger: quiet("")}
	api, admin := listen(t), listen(t)
	address, probe := "http://"+api.Addr().String(), "http://"+admin.Addr().String()+"/readyz"
	ctx, end := context.WithCancel(t.Context())
	defer end()
	ended := make(chan error, 1)
	go func() {
		ended <- Service{API: mux, Health: health, Drain: 500 * time.Millisecond, Logger: quiet("")}.Serve(ctx, api, admin)
	}()
	if status, _, err := get(t, probe); status != http.StatusOK || err != nil {
		t.Fatalf("status %d, error %v", status, err)
	}
	slow := make(chan string, 1)
	go func() {
		_, body, err := get(t, address+"/slow")
		slow <- body + errorText(err)
	}()
	<-begun
	end()
	for status := http.StatusOK; status == http.StatusOK; {
		status, _, _ = get(t, probe)
	}
	if status, _, err := get(t, address); status != http.StatusOK || err != nil {
		t.Errorf("while draining: status %d, error %v", status, err)
	}
	for err := error(nil); err == nil; {
		_, _, err = get(t, address)
	}
	close(goOn)
	if got := <-slow; got != "whole" {
		t.Errorf("the request that ran got %q", got)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func errorText(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func TestHeadersHaveAnEnd(t *testing.T) {
	address := serve(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	versions := map[string]*http.Protocols{"HTTP/1.1": nil}
	versions["HTTP/2"] = new(http.Protocols)
	versions["HTTP/2"].SetUnencryptedHTTP2(true)
	for name, protocols := range versions {
		client := &http.Client{Transport: &http.Transport{Protocols: protocols}}
		for size, fits := range map[int]bool{9_500: true, 20_000: false} {
			request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address, http.NoBody)
			if err != nil {
				t.Fatal(err)
			}
			request.Header.Set("X-Fill", strings.Repeat("x", size))
			answer, err := client.Do(request)
			if err != nil && fits || err == nil && (answer.StatusCode == http.StatusOK) != fits {
				t.Errorf("%d bytes by %s: answer %+v, error %v", size, name, answer, err)
			}
			if err == nil {
				_ = answer.Body.Close()
			}
		}
		client.CloseIdleConnections()
	}
}

// TestOptionsOfTheServer has a request about no path answered as any that there is no route for: with a trace, and a log line.
func TestOptionsOfTheServer(t *testing.T) {
	called := false
	address := serve(t, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { called = r.RequestURI == "*" }))
	connection := dial(t, address)
	_, _ = io.WriteString(connection, "OPTIONS * HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n")
	_, _ = io.ReadAll(connection)
	if !called {
		t.Error("the API was not asked")
	}
}

func TestReady(t *testing.T) {
	table := errors.New("no route to host")
	asked := 0
	health := &Health{Metrics: NewMetrics(), Logger: slog.New(slog.DiscardHandler), Checks: []Check{
		{"keys", func(context.Context) error { return nil }},
		{"table", func(context.Context) error { asked++; return table }},
	}}
	probe := func(want int) {
		t.Helper()
		answer := ask(health.Handler(), http.MethodGet, "/readyz")
		if answer.Code != want || strings.Contains(answer.Body.String(), "host") {
			t.Errorf("status %d, want %d: %s", answer.Code, want, answer.Body)
		}
		if alive := ask(health.Handler(), http.MethodGet, "/healthz"); alive.Code != http.StatusOK {
			t.Errorf("alive: %d", alive.Code)
		}
	}
	probe(http.StatusServiceUnavailable)
	table = nil
	probe(http.StatusOK)
	table = errors.New("an outage, which every process has")
	probe(http.StatusOK)
	if asked != 2 {
		t.Errorf("the table was asked %d times", asked)
	}
	health.drain()
	probe(http.StatusServiceUnavailable)
}
