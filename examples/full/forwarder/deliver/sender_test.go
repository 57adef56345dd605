// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSend(t *testing.T) {
	for _, test := range []struct {
		name      string
		replies   []int // a status each; 1000+n is that of OneInvalid, 0 a broken connection
		delivered int
		kept      string   // items that were not
		reason    string   // of the first of them
		bodies    []string // items of each request; as many requests as replies
		sleeps    int
	}{
		{name: "delivered", replies: []int{200, 202}, delivered: 5, bodies: []string{"abc", "de"}},
		{
			name: "retried", replies: []int{503, 429, 408, 0, 200, 500, 200}, delivered: 5,
			bodies: []string{"abc", "abc", "abc", "abc", "abc", "de", "de"}, sleeps: 5,
		},
		{
			name: "given up", replies: []int{200, 503, 503, 503, 503, 503, 503}, delivered: 3, kept: "de", sleeps: 5,
			bodies: []string{"abc", "de", "de", "de", "de", "de", "de"}, reason: "given up after 6 attempts: status 503",
		},
		{
			name: "given up at the first of two batches", replies: []int{503, 503, 503, 503, 503, 503}, kept: "abcde", sleeps: 5,
			bodies: []string{"abc", "abc", "abc", "abc", "abc", "abc"}, reason: "given up after 6 attempts: status 503",
		},
		{
			name: "one is rejected", replies: []int{400, 200, 400, 400, 200, 200}, delivered: 4, kept: "b",
			bodies: []string{"abc", "a", "bc", "b", "c", "de"}, reason: "rejected: status 400",
		},
		{
			name: "redirect is not followed", replies: []int{302}, kept: "abcde", bodies: []string{"abc"}, reason: "refused: status 302",
		},
		{name: "wrong address", replies: []int{200, 404}, delivered: 3, kept: "de", bodies: []string{"abc", "de"}, reason: "refused: status 404"},
		{name: "not implemented", replies: []int{501}, kept: "abcde", bodies: []string{"abc"}, reason: "refused: status 501"},
		{
			name: "split", replies: []int{413, 200, 413, 200, 413, 200}, delivered: 4, kept: "c",
			bodies: []string{"abc", "a", "bc", "b", "c", "de"}, reason: "rejected: status 413",
		},
		{
			name: "one invalid", replies: []int{1001, 503, 200, 1000, 200}, delivered: 3, kept: "bd",
			bodies: []string{"abc", "c", "c", "de", "e"}, sleeps: 1, reason: "rejected: status 400",
		},
		{
			name: "last invalid", replies: []int{1002, 200}, delivered: 4, kept: "c", bodies: []string{"abc", "de"},
			reason: "rejected: status 400",
		},
		{name: "new token", replies: []int{200, 401, 200}, delivered: 5, bodies: []string{"abc", "de", "de"}},
		{
			name: "wrong token", replies: []int{403, 403}, kept: "abcde", bodies: []string{"abc", "abc"},
			reason: "not authorized: status 403",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := newServer(t, test.replies)
			sender, clock := newSender(server.URL)
			report := sender.Send(t.Context(), nil, letters("abcde"))
			checkReport(t, report, test.delivered, "abcde", test.kept, test.reason)
			if !slices.Equal(server.bodies, test.bodies) || report.Requests != len(test.bodies) {
				t.Errorf("%d requests %q, want %q", report.Requests, server.bodies, test.bodies)
			}
			if len(clock.sleeps) != test.sleeps {
				t.Errorf("slept %v, want %d times", clock.sleeps, test.sleeps)
			}
		})
	}
}

// TestSendItemByItem has a destination say of each item what became of it: + taken, - refused, ~ not now.
func TestSendItemByItem(t *testing.T) {
	for _, test := range []struct {
		name      string
		replies   []string
		delivered int
		kept      string
		reason    string
		bodies    []string
	}{
		{name: "all are taken", replies: []string{"+++", "++"}, delivered: 5, bodies: []string{"abc", "de"}},
		{
			name: "only what was not taken is sent again", replies: []string{"~-+", "~", "+", "~~", "++"}, delivered: 4, kept: "b",
			bodies: []string{"abc", "a", "a", "de", "de"}, reason: "rejected: item",
		},
		{
			name: "given up", replies: []string{"+~-", "~", "~", "~", "~", "~"}, delivered: 1, kept: "cbde",
			bodies: []string{"abc", "b", "b", "b", "b", "b"}, reason: "rejected: item",
		},
		{
			name: "it counts otherwise", replies: []string{"++", "++"}, delivered: 2, kept: "abc",
			bodies: []string{"abc", "de"}, reason: "partly taken: status 200",
		},
		{
			name: "it does not say which", replies: []string{"partly", "++"}, delivered: 2, kept: "abc",
			bodies: []string{"abc", "de"}, reason: "partly taken: status 200",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			var bodies []string
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				_, _ = io.WriteString(w, test.replies[len(bodies)])
				bodies = append(bodies, body(t, r))
			}))
			defer server.Close()
			sender, _ := newSender(server.URL)
			report := sender.Send(t.Context(), nil, letters("abcde"))
			checkReport(t, report, test.delivered, "abcde", test.kept, test.reason)
			if !slices.Equal(bodies, test.bodies) {
				t.Errorf("requests %q, want %q", bodies, test.bodies)
			}
			for _, kept := range report.Kept {
				if kept.MayBeStored() != strings.HasPrefix(test.reason, partlyTaken) {
					t.Errorf("%+v may be stored: %t", kept, kept.MayBeStored())
				}
			}
		})
	}
}

// TestHalvingsGoOnWhileTheyHelp has a destination refuse 40 events of 1,000: those are kept, and no other.
func TestHalvingsGoOnWhileTheyHelp(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(body(t, r), "b") {
			w.WriteHeader(http.StatusBadRequest)
		}
	}))
	defer server.Close()
	sender, _ := newSender(server.URL)
	sender.Destination = large{}
	text := strings.Repeat(strings.Repeat("a", 24)+"b", 40)
	report := sender.Send(t.Context(), nil, letters(text))
	checkReport(t, report, 960, text, strings.Repeat("b", 40), "rejected: status 400")
}

func TestHalvingsAreBounded(t *testing.T) {
	replies := slices.Repeat([]int{400}, 1000)
	server := newServer(t, replies)
	sender, _ := newSender(server.URL)
	text := strings.Repeat("a", 300)
	report := sender.Send(t.Context(), nil, letters(text))
	checkReport(t, report, 0, text, text, "rejected: status 400")
	if report.Requests > 100+2*maxHalvings {
		t.Errorf("%d requests", report.Requests)
	}
}

func TestSendKeepsToTheDeadline(t *testing.T) {
	server := newServer(t, []int{503, 503, 503})
	sender, clock := newSender(server.URL)
	const left = 1200 * time.Millisecond // for pauses of 375 and 750 ms, and no third one
	ctx, cancel := context.WithDeadline(t.Context(), clock.now.Add(reserve+left))
	defer cancel()
	report := sender.Send(ctx, nil, letters("ab"))
	checkReport(t, report, 0, "ab", "ab", "no time left for another attempt: status 503")
	if want := []time.Duration{375 * time.Millisecond, 750 * time.Millisecond}; !slices.Equal(clock.sleeps, want) {
		t.Errorf("slept %v, want %v", clock.sleeps, want)
	}
}

func TestSendHonoursRetryAfter(t *testing.T) {
	server := newServer(t, []int{429, 200})
	server.retryAfter = "7"
	sender, clock := newSender(server.URL)
	checkReport(t, sender.Send(t.Context(), nil, letters("a")), 1, "a", "", "")
	if want := []time.Duration{7 * time.Second}; !slices.Equal(clock.sleeps, want) {
		t.Errorf("slept %v, want %v", clock.sleeps, want)
	}

	server = newServer(t, []int{429})
	server.retryAfter = "3600"
	sender, clock = newSender(server.URL)
	report := sender.Send(t.Context(), nil, letters("a"))
	checkReport(t, report, 0, "a", "a", "no time left for another attempt: status 429")
	if len(clock.sleeps) > 0 {
		t.Errorf("slept %v: an hour is not to be waited for", clock.sleeps)
	}
}

func TestSendKeepsNothingBetweenRuns(t *testing.T) {
	server := newServer(t, []int{503, 401, 200, 401, 200})
	sender, _ := newSender(server.URL)
	for _, run := range []string{"ab", "c"} {
		checkReport(t, sender.Send(t.Context(), nil, letters(run)), len(run), run, "", "")
	}
	if want := []string{"ab", "ab", "ab", "c", "c"}; !slices.Equal(server.bodies, want) {
		t.Errorf("requests %q, want %q", server.bodies, want)
	}
}

func TestSendTimesOut(t *testing.T) {
	release := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
	defer server.Close()
	defer close(release)
	sender, _ := newSender(server.URL)
	sender.Client.Timeout = 10 * time.Millisecond
	report := sender.Send(t.Context(), nil, letters("a"))
	checkReport(t, report, 0, "a", "a", "given up after 6 attempts: ")
	if report.Requests != maxAttempts || strings.Contains(report.Kept[0].Reason, server.URL) {
		t.Errorf("%d requests, reason %q, want one without the address", report.Requests, report.Kept[0].Reason)
	}
}

func TestAReplyThatBreaksOff(t *testing.T) {
	for status, want := range map[int]int{http.StatusOK: 1, http.StatusServiceUnavailable: maxAttempts} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			w.WriteHeader(status)
			_, _ = io.WriteString(w, "the rest never comes")
		}))
		sender, _ := newSender(server.URL)
		if report := sender.Send(t.Context(), nil, letters("ab")); report.Requests != want || (report.Delivered == 2) != (want == 1) {
			t.Errorf("status %d: %+v, want %d requests", status, report, want)
		}
		server.Close()
	}
}

func TestSendNothing(t *testing.T) {
	sender, _ := newSender("https://unreachable.invalid")
	if report := sender.Send(t.Context(), nil, nil); report.Requests != 0 || len(report.Kept) > 0 {
		t.Errorf("report %+v", report)
	}
}

func TestSendWithoutCredentials(t *testing.T) {
	sender, _ := newSender("http://logs.example.com")
	checkReport(t, sender.Send(t.Context(), nil, letters("a")), 0, "a", "a", "parameter ")
}

// TestWrongCertificate wants one attempt: a certificate does not become right by asking again.
func TestWrongCertificate(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	defer server.Close()
	sender, _ := newSender(server.URL)
	report := sender.Send(t.Context(), nil, letters("a"))
	checkReport(t, report, 0, "a", "a", "refused: send request: tls: failed to verify certificate")
	if report.Requests != 1 {
		t.Errorf("%d requests", report.Requests)
	}
}

// TestIdleConnections wants a new connection after a pause in which the sandbox may have been frozen, and no other time.
func TestIdleConnections(t *testing.T) {
	server := newServer(t, []int{200, 200, 200})
	sender, clock := newSender(server.URL)
	for _, test := range []struct {
		pause time.Duration
		want  int
	}{{0, 1}, {maxIdle, 1}, {maxIdle + time.Second, 2}} {
		clock.now = clock.now.Add(test.pause)
		checkReport(t, sender.Send(t.Context(), nil, letters("a")), 1, "a", "", "")
		if got := server.connections(); got != test.want {
			t.Errorf("%d connections after %v, want %d", got, test.pause, test.want)
		}
	}
}

// checkReport wants every item once: delivered, or kept with its reason.
func checkReport(t *testing.T, got Report, delivered int, all, kept, reason string) {
	t.Helper()
	var names strings.Builder
	for _, item := range got.Kept {
		names.WriteByte(all[item.Index])
	}
	if got.Delivered != delivered || names.String() != kept || delivered+len(kept) != len(all) {
		t.Errorf("%d delivered, %q kept, want %d and %q", got.Delivered, names.String(), delivered, kept)
	}
	if len(got.Kept) > 0 && !strings.HasPrefix(got.Kept[0].Reason, reason) {
		t.Errorf("reason %q, want %q", got.Kept[0].Reason, reason)
	}
}
