// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSend(t *testing.T) {
	for _, test := range []struct {
		name    string
		replies []int // a status each; 1000+n is that of OneInvalid, 0 a broken connection
		want    Report
		bodies  []string // items of each request; as many requests as replies
		sleeps  int
		err     string
	}{
		{
			name: "delivered", replies: []int{200, 202},
			want: Report{Delivered: 5, Requests: 2}, bodies: []string{"abc", "de"},
		},
		{
			name: "retried", replies: []int{503, 429, 408, 0, 200, 500, 200},
			want: Report{Delivered: 5, Requests: 7}, bodies: []string{"abc", "abc", "abc", "abc", "abc", "de", "de"}, sleeps: 5,
		},
		{
			name: "given up", replies: []int{200, 503, 503, 503, 503, 503, 503},
			want: Report{Delivered: 3, Remaining: 2, Requests: 7}, sleeps: 5,
			bodies: []string{"abc", "de", "de", "de", "de", "de", "de"},
			err:    "2 of 5 events not delivered: given up after 6 attempts: status 503",
		},
		{
			name: "given up at the first of two batches", replies: []int{503, 503, 503, 503, 503, 503},
			want: Report{Remaining: 5, Requests: 6}, sleeps: 5,
			bodies: []string{"abc", "abc", "abc", "abc", "abc", "abc"},
			err:    "5 of 5 events not delivered",
		},
		{
			name: "rejected", replies: []int{400, 200},
			want:   Report{Delivered: 2, Rejected: 3, Requests: 2, RejectedIDs: []string{"a", "b", "c"}},
			bodies: []string{"abc", "de"}, err: "3 of 5 events not delivered: rejected: status 400",
		},
		{
			name: "redirect is not followed", replies: []int{302, 307},
			want:   Report{Rejected: 5, Requests: 2, RejectedIDs: []string{"a", "b", "c", "d", "e"}},
			bodies: []string{"abc", "de"}, err: "rejected: status 302",
		},
		{
			name: "split", replies: []int{413, 200, 413, 200, 413, 200},
			want:   Report{Delivered: 4, Rejected: 1, Requests: 6, RejectedIDs: []string{"c"}},
			bodies: []string{"abc", "a", "bc", "b", "c", "de"}, err: "rejected: status 413",
		},
		{
			name: "one invalid", replies: []int{1001, 503, 200, 1000, 200},
			want:   Report{Delivered: 3, Rejected: 2, Requests: 5, RejectedIDs: []string{"b", "d"}},
			bodies: []string{"abc", "c", "c", "de", "e"}, sleeps: 1, err: "2 of 5 events not delivered: rejected",
		},
		{
			name: "last invalid", replies: []int{1002, 200},
			want:   Report{Delivered: 4, Rejected: 1, Requests: 2, RejectedIDs: []string{"c"}},
			bodies: []string{"abc", "de"}, err: "rejected",
		},
		{
			name: "new token", replies: []int{200, 401, 200},
			want: Report{Delivered: 5, Requests: 3}, bodies: []string{"abc", "de", "de"},
		},
		{
			name: "wrong token", replies: []int{403, 403},
			want: Report{Remaining: 5, Requests: 2}, bodies: []string{"abc", "abc"},
			err: "5 of 5 events not delivered: not authorized: status 403",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			server := newServer(t, test.replies)
			sender, clock := newSender(server.URL)
			report, err := sender.Send(t.Context(), letters("abcde"))
			checkReport(t, report, test.want)
			if (err == nil) != (test.want.Delivered == 5) || err != nil && !strings.Contains(err.Error(), test.err) {
				t.Errorf("error %v, want %q", err, test.err)
			}
			if !slices.Equal(server.bodies, test.bodies) {
				t.Errorf("requests %q, want %q", server.bodies, test.bodies)
			}
			if len(clock.sleeps) != test.sleeps {
				t.Errorf("slept %v, want %d times", clock.sleeps, test.sleeps)
			}
		})
	}
}

func TestSendKeepsToTheDeadline(t *testing.T) {
	server := newServer(t, []int{503, 503, 503})
	sender, clock := newSender(server.URL)
	const left = 1200 * time.Millisecond // for pauses of 375 and 750 ms, and no third one
	ctx, cancel := context.WithDeadline(t.Context(), clock.now.Add(reserve+left))
	defer cancel()
	report, err := sender.Send(ctx, letters("ab"))
	checkReport(t, report, Report{Remaining: 2, Requests: 3})
	if err == nil || !strings.Contains(err.Error(), "no time left for another attempt: status 503") {
		t.Errorf("error %v", err)
	}
	if want := []time.Duration{375 * time.Millisecond, 750 * time.Millisecond}; !slices.Equal(clock.sleeps, want) {
		t.Errorf("slept %v, want %v", clock.sleeps, want)
	}
}

func TestSendHonoursRetryAfter(t *testing.T) {
	server := newServer(t, []int{429, 200})
	server.retryAfter = "7"
	sender, clock := newSender(server.URL)
	if _, err := sender.Send(t.Context(), letters("a")); err != nil {
		t.Fatal(err)
	}
	if want := []time.Duration{7 * time.Second}; !slices.Equal(clock.sleeps, want) {
		t.Errorf("slept %v, want %v", clock.sleeps, want)
	}

	server = newServer(t, []int{429})
	server.retryAfter = "3600"
	sender, clock = newSender(server.URL)
	if _, err := sender.Send(t.Context(), letters("a")); err == nil || len(clock.sleeps) > 0 {
		t.Errorf("error %v, slept %v: an hour is not to be waited for", err, clock.sleeps)
	}
}

func TestSendKeepsNothingBetweenRuns(t *testing.T) {
	server := newServer(t, []int{503, 401, 200, 401, 200})
	sender, _ := newSender(server.URL)
	for _, run := range []string{"ab", "c"} {
		report, err := sender.Send(t.Context(), letters(run))
		if err != nil || report.Delivered != len(run) {
			t.Errorf("%s: %+v, %v", run, report, err)
		}
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
	report, err := sender.Send(t.Context(), letters("a"))
	checkReport(t, report, Report{Remaining: 1, Requests: maxAttempts})
	if err == nil || strings.Contains(err.Error(), server.URL) {
		t.Errorf("error %v, want one without the address", err)
	}
}

func TestSendNothing(t *testing.T) {
	sender, _ := newSender("https://unreachable.invalid")
	report, err := sender.Send(t.Context(), nil)
	if err != nil {
		t.Error(err)
	}
	checkReport(t, report, Report{})
}

func TestSendWithoutCredentials(t *testing.T) {
	sender, _ := newSender("http://logs.example.com")
	report, err := sender.Send(t.Context(), letters("a"))
	checkReport(t, report, Report{Remaining: 1})
	if !errors.Is(err, ErrInsecure) {
		t.Errorf("error %v, want ErrInsecure", err)
	}
}

func TestRejectedIDsAreBounded(t *testing.T) {
	server := newServer(t, []int{400, 400, 400, 400, 400})
	sender, _ := newSender(server.URL)
	report, err := sender.Send(t.Context(), letters("abcdefghijklm"))
	if err == nil || report.Rejected != 13 || len(report.RejectedIDs) != maxRejectedIDs {
		t.Errorf("report %+v, error %v", report, err)
	}
}

func checkReport(t *testing.T, got, want Report) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("report %+v, want %+v", got, want)
	}
}
