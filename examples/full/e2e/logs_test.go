// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
	"git.lighthouse.example/platform/lighthouse/local/store"
)

// TestLog follows the log line of one request to the store.
func TestLog(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	root := s.request(t, meRoute, got)
	line := s.awaitRequest(t, root)
	if line.Level != "INFO" || line.TraceID != root || line.RequestID == "" || line.ID == "" || !strings.HasSuffix(line.Function, "-me") ||
		line.Attribute("route") != meRoute {
		t.Errorf("line %v", line)
	}
	s.checkOnce(t, root, got)

	for _, line := range s.lines(t, "*") {
		for _, secret := range p.secrets(got) {
			if strings.Contains(fmt.Sprint(line), secret) {
				t.Errorf("%s is in the log: %v", secret, line)
			}
		}
	}
}

// TestOutage wants no line lost when the destination is down for a while.
func TestOutage(t *testing.T) {
	s := open(t)
	_, got := s.signedIn(t)
	const outage = time.Second
	send(t, http.MethodPost, fmt.Sprintf("%s/_fail?status=500&for=%s", s.logsURL, outage), bearer(s.logsToken)).check(t, http.StatusNoContent)
	start := time.Now()
	root := s.request(t, meRoute, got)
	s.awaitRequest(t, root)
	if took := time.Since(start); took < outage-interval {
		t.Errorf("the line came after %v, during the outage", took)
	}
	if refused := string(send(t, http.MethodGet, s.logsURL+"/_fail", bearer(s.logsToken)).body); refused == "0" {
		t.Error("nothing was refused: the outage was not noticed")
	}
	s.checkOnce(t, root, got)
}

// request makes one with a trace of its own, and returns the root of that.
func (s stack) request(t *testing.T, route string, who tokens) string {
	t.Helper()
	root := newRoot()
	header := s.as(t, who)
	header[trace.Header] = "Root=" + root
	got := s.get(t, route, header)
	got.check(t, http.StatusOK)
	if answered := got.header.Get(trace.Header); answered != "Root="+root {
		t.Errorf("answered with trace %s, want %s", answered, root)
	}
	return root
}

// checkOnce waits for the line of a later request, by when a second copy of the first would have come too.
func (s stack) checkOnce(t *testing.T, root string, who tokens) {
	t.Helper()
	s.awaitRequest(t, s.request(t, meRoute, who))
	if lines := s.lines(t, requestOf(root)); len(lines) != 1 {
		t.Errorf("%d lines, want one", len(lines))
	}
}

// awaitRequest returns the line that a function writes about a request.
func (s stack) awaitRequest(t *testing.T, root string) store.Row {
	t.Helper()
	return s.await(t, "request", requestOf(root))[0]
}

func requestOf(root string) string { return store.ByTrace(root) + " _msg:=request" }

func newRoot() string { return fmt.Sprintf("1-%08x-%x", time.Now().Unix(), rand.Text()[:12]) }
