// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/acme/acme/internal/trace"
	"github.com/acme/acme/local/sink"
)

// TestLog follows the log line of one request to the destination.
func TestLog(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	root := s.request(t, meRoute, got.access)
	lines := s.await(t, "request", 0, isRequest(root))
	if line := lines[0]; line.Level != "INFO" || line.RequestID == "" || line.ID == "" || !strings.HasSuffix(line.Function, "-me") ||
		!bytes.Contains(line.Message, []byte(`"route":"`+meRoute+`"`)) {
		t.Errorf("line %s", line.Raw)
	}
	s.checkOnce(t, root, got.access)

	secrets := []string{p.email, p.password}
	for _, token := range []string{got.access, got.id, got.refresh} {
		secrets = append(secrets, strings.Split(token, ".")...)
	}
	for _, line := range s.lines(t, func(sink.Line) bool { return true }) {
		for _, secret := range secrets {
			if bytes.Contains(line.Raw, []byte(secret)) {
				t.Errorf("%s is in the log: %s", secret, line.Raw)
			}
		}
	}
}

// TestSharedTrace compares the lines the authorizer and a function write about one request. On AWS both know its trace
// from Lambda. The emulator tells neither: the function reads the header, which a TOKEN authorizer is not given.
func TestSharedTrace(t *testing.T) {
	s := open(t)
	root := newRoot()
	before := len(s.lines(t, isRefusal))
	header := bearer("a.b.c")
	header[trace.Header] = "Root=" + root
	s.get(t, meRoute, header).check(t, http.StatusUnauthorized)
	lines := s.await(t, "refusal", before, isRefusal)
	if id := lines[len(lines)-1].TraceID; id != "" && id != root {
		t.Errorf("the authorizer has trace %s, want %s or none", id, root)
	}
}

// TestOutage wants no line lost when the destination is down for a while.
func TestOutage(t *testing.T) {
	s := open(t)
	_, got := s.signedIn(t)
	const outage = time.Second
	send(t, http.MethodPost, fmt.Sprintf("%s/_fail?status=500&for=%s", s.sinkURL, outage), bearer(s.sinkToken)).check(t, http.StatusNoContent)
	start := time.Now()
	root := s.request(t, meRoute, got.access)
	s.await(t, "request", 0, isRequest(root))
	if took := time.Since(start); took < outage-interval {
		t.Errorf("the line came after %v, during the outage", took)
	}
	if refused := string(send(t, http.MethodGet, s.sinkURL+"/_fail", bearer(s.sinkToken)).body); refused == "0" {
		t.Error("nothing was refused: the outage was not noticed")
	}
	s.checkOnce(t, root, got.access)
}

// request makes one with a trace of its own, and returns the root of that.
func (s stack) request(t *testing.T, route, token string) string {
	t.Helper()
	root := newRoot()
	header := bearer(token)
	header[trace.Header] = "Root=" + root
	got := s.get(t, route, header)
	got.check(t, http.StatusOK)
	if answered := got.header.Get(trace.Header); answered != "Root="+root {
		t.Errorf("answered with trace %s, want %s", answered, root)
	}
	return root
}

// checkOnce waits for the line of a later request, by when a second copy of the first would have come too.
func (s stack) checkOnce(t *testing.T, root, token string) {
	t.Helper()
	s.await(t, "later request", 0, isRequest(s.request(t, meRoute, token)))
	if lines := s.lines(t, isRequest(root)); len(lines) != 1 {
		t.Errorf("%d lines, want one", len(lines))
	}
}

func isRequest(root string) func(sink.Line) bool {
	return func(line sink.Line) bool {
		return line.TraceID == root && bytes.Contains(line.Message, []byte(`"message":"request"`))
	}
}

func newRoot() string { return fmt.Sprintf("1-%08x-%x", time.Now().Unix(), rand.Text()[:12]) }

func isRefusal(line sink.Line) bool {
	return strings.HasSuffix(line.Function, "-authorizer") && bytes.Contains(line.Message, []byte(`"token refused"`))
}
