// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

// verifier accepts tokens that end with good, and counts.
type verifier struct{ asked int }

func (v *verifier) Verify(_ context.Context, raw string) (auth.Principal, error) {
	v.asked++
	if !strings.HasSuffix(raw, "good") {
		return auth.Principal{}, auth.ErrSignature
	}
	return auth.Principal{Subject: raw}, nil
}

func TestCallers(t *testing.T) {
	known, now := &verifier{}, time.Now()
	var log bytes.Buffer
	handler := Callers(known, logging.New(&log, "INFO"), func() time.Time { return now })(
		http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			caller, _ := auth.FromContext(r.Context())
			_, _ = fmt.Fprint(w, caller.Subject)
		}))
	call := func(authorization ...string) *httptest.ResponseRecorder {
		request := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		request.Header["Authorization"] = authorization
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		return answer
	}
	check := func(answer *httptest.ResponseRecorder, status, asked int, refusals int) {
		t.Helper()
		if answer.Code != status || known.asked != asked || strings.Count(log.String(), "token refused") != refusals {
			t.Errorf("status %d, verified %d times, log %s", answer.Code, known.asked, &log)
		}
	}
	check(call("Bearer a.b.good"), 200, 1, 0)
	check(call("Bearer a.b.good"), 200, 1, 0) // remembered
	check(call("bearer  a.b.good"), 200, 1, 0)
	check(call("Bearer a.c.good"), 200, 2, 0)
	check(call("Bearer a.b.bad"), 401, 3, 1)
	check(call("Bearer a.b.bad"), 401, 4, 2) // not remembered
	now = now.Add(remembered)
	if answer := call("Bearer a.b.good"); answer.Body.String() != "a.b.good" {
		t.Errorf("answered %s", answer.Body)
	}
	check(call("Bearer a.b.good"), 200, 5, 2)
	// What isn't shaped like a token is refused without a word.
	for _, garbage := range [][]string{nil, {""}, {"garbage"}, {"Basic a.b.good"}, {"Bearer a.b"}, {"Bearer a.b."}} {
		check(call(garbage...), 401, 5, 2)
	}
	check(call("Bearer a.b.good", "Bearer a.c.good"), 401, 5, 3)
}

// TestMemoryEndsWithTheToken wants a token that ends within the minute to be looked at again from then on.
func TestMemoryEndsWithTheToken(t *testing.T) {
	known, now := &verifier{}, time.Unix(1_795_000_000, 0)
	memory := &memory{verifier: known, now: func() time.Time { return now }, known: map[[32]byte]memo{}}
	claims := fmt.Sprintf(`{"exp":%d}`, now.Add(30*time.Second).Unix())
	raw := "a." + base64.RawURLEncoding.EncodeToString([]byte(claims)) + ".good"
	for _, step := range []struct {
		after time.Duration
		asked int
	}{{0, 1}, {29 * time.Second, 1}, {time.Second, 2}, {time.Second, 3}} {
		now = now.Add(step.after)
		if _, err := memory.Verify(t.Context(), raw); err != nil || known.asked != step.asked {
			t.Errorf("after %v: verified %d times, want %d; error %v", step.after, known.asked, step.asked, err)
		}
	}
}

func TestMemoryIsBounded(t *testing.T) {
	known := &memory{verifier: &verifier{}, now: time.Now, known: map[[32]byte]memo{}}
	for i := range 2*maxRemembered + 1 {
		if _, err := known.Verify(t.Context(), fmt.Sprint(i, "good")); err != nil {
			t.Fatal(err)
		}
	}
	if len(known.known) > maxRemembered {
		t.Errorf("%d tokens are remembered", len(known.known))
	}
}

// TestShape holds the shape of a token, and how long one is remembered, against what API Gateway is told.
func TestShape(t *testing.T) {
	settings, err := os.ReadFile("../../serverless.yml")
	if err != nil {
		t.Fatal(err)
	}
	expression := regexp.MustCompile(`identityValidationExpression: (\S.*)`).FindSubmatch(settings)
	if expression == nil || string(expression[1]) != shape {
		t.Errorf("serverless.yml has %s, and the server %s", expression, shape)
	}
	if want := fmt.Sprintf("resultTtlInSeconds: %d\n", int(remembered.Seconds())); !bytes.Contains(settings, []byte(want)) {
		t.Errorf("serverless.yml has no %s", want)
	}
}
