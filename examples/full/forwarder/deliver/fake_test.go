// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
)

const (
	urlName   = "/acme/test/log-destination/url"
	tokenName = "/acme/test/log-destination/token"
)

// fakeDestination takes three items a request, and speaks of the invalid one in its reply.
type fakeDestination struct{}

func (fakeDestination) Limits() batch.Limits {
	return batch.Limits{EventBytes: 100, Bytes: 100, Count: 3}
}

func (fakeDestination) Append(dst []byte, event *decode.Event) []byte {
	return append(dst, event.ID...)
}

func (fakeDestination) Request(ctx context.Context, target Target, _ *decode.Source, items []batch.Item) (*http.Request, error) {
	return newRequest(ctx, target.URL, frame{}, items)
}

func (fakeDestination) Judge(reply Reply, _ int) Verdict {
	verdict := Verdict{Outcome: outcomeOf(reply.Status), Reason: fmt.Sprintf("status %d", reply.Status)}
	text := string(reply.Body)
	switch invalid, err := strconv.Atoi(text); {
	case err == nil:
		verdict.Outcome, verdict.Invalid = OneInvalid, invalid
	case text == "partly":
		verdict.Outcome = PartlyTaken
	case text != "" && strings.Trim(text, "+-~") == "":
		verdict.Outcome = ItemByItem
		for _, sign := range text {
			outcome := map[rune]Outcome{'+': Delivered, '-': Rejected, '~': Retry}[sign]
			verdict.Items = append(verdict.Items, Verdict{Outcome: outcome, Reason: "item"})
		}
	}
	return verdict
}

// large takes many items a request.
type large struct{ fakeDestination }

func (large) Limits() batch.Limits {
	return batch.Limits{EventBytes: 100, Bytes: 100_000, Count: 1_000}
}

// letters makes an item of each letter.
func letters(text string) []batch.Item {
	var items []batch.Item
	for i, letter := range strings.Split(text, "") {
		items = append(items, batch.Item{ID: letter, Data: []byte(letter), Count: 1, Index: i})
	}
	return items
}

// fakeServer answers with one reply after the other: a status, 0 to break the connection, or 1000 and the index of
// the invalid item.
type fakeServer struct {
	*httptest.Server
	retryAfter string

	mutex   sync.Mutex
	replies []int
	bodies  []string
	peers   map[string]bool // a port each connection
}

func (s *fakeServer) connections() int {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return len(s.peers)
}

func newServer(t *testing.T, replies []int) *fakeServer {
	t.Helper()
	server := &fakeServer{replies: replies, peers: map[string]bool{}}
	server.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		server.mutex.Lock()
		defer server.mutex.Unlock()
		server.peers[r.RemoteAddr] = true
		server.bodies = append(server.bodies, body(t, r))
		if len(server.replies) == 0 {
			t.Error("a request too many")
			return
		}
		reply := server.replies[0]
		server.replies = server.replies[1:]
		server.reply(t, w, reply)
	}))
	t.Cleanup(server.Close)
	return server
}

func (s *fakeServer) reply(t *testing.T, w http.ResponseWriter, reply int) {
	t.Helper()
	switch {
	case reply == 0:
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_ = connection.Close()
	case reply >= 1000:
		w.WriteHeader(http.StatusBadRequest)
		_, _ = fmt.Fprint(w, reply-1000)
	default:
		w.Header().Set("Location", s.URL)
		w.Header().Set("Retry-After", s.retryAfter)
		w.WriteHeader(reply)
	}
}

// body unpacks the body of a request.
func body(t *testing.T, r *http.Request) string {
	t.Helper()
	if encoding := r.Header.Get("Content-Encoding"); encoding != "gzip" {
		t.Errorf("content encoding %q, want gzip", encoding)
	}
	reader, err := gzip.NewReader(r.Body)
	if err != nil {
		t.Error(err)
		return ""
	}
	text, err := io.ReadAll(reader)
	if err != nil {
		t.Error(err)
	}
	return string(text)
}

// fakeClock passes only while somebody sleeps.
type fakeClock struct {
	now    time.Time
	sleeps []time.Duration
}

func (c *fakeClock) Now() time.Time { return c.now }

func (c *fakeClock) Sleep(ctx context.Context, duration time.Duration) error {
	c.sleeps = append(c.sleeps, duration)
	c.now = c.now.Add(duration)
	return ctx.Err()
}

// fakeSecrets counts how often it is read.
type fakeSecrets struct {
	values map[string]string
	err    error
	reads  int
}

func (s *fakeSecrets) Read(context.Context, ...string) (map[string]string, error) {
	s.reads++
	return s.values, s.err
}

// newSender returns a sender whose backoff is three quarters of the largest one.
func newSender(address string) (*Sender, *fakeClock) {
	clock := &fakeClock{now: time.Now()}
	secrets := &fakeSecrets{values: map[string]string{urlName: address, tokenName: "token"}}
	return &Sender{
		Destination: fakeDestination{},
		Credentials: NewCredentials(secrets, urlName, tokenName, clock.Now),
		Client:      NewClient(),
		Clock:       clock,
		Random:      func() float64 { return 0.5 },
	}, clock
}
