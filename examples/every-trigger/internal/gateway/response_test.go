// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"example.com/orchard/internal/api"
	"example.com/orchard/internal/logging"
)

func TestResponse(t *testing.T) {
	binary := "\x89PNG\r\n\x1a\n\x00\xff"
	large := strings.Repeat("Kia ora ✓ ", 400_000)
	exact := strings.Repeat("x", maxPayload-200) // 200 is more than what stands around the body
	tests := map[string]struct {
		handler     http.HandlerFunc
		wantStatus  int
		wantHeaders map[string][]string
		wantBody    string
		wantBase64  bool
	}{
		"nothing": {func(http.ResponseWriter, *http.Request) {}, 200, map[string][]string{}, "", false},
		"status": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusAccepted)
		}, 202, map[string][]string{}, "", false},
		"text, type found out": {
			func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("hi")) }, 200,
			map[string][]string{"Content-Type": {"text/plain; charset=utf-8"}}, "hi", false,
		},
		"several writes": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/plain")
			_, _ = w.Write([]byte("a"))
			_, _ = w.Write([]byte("b"))
		}, 200, map[string][]string{"Content-Type": {"text/plain"}}, "ab", false},
		"headers of several values": {func(w http.ResponseWriter, _ *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "1", Secure: true, HttpOnly: true})
			http.SetCookie(w, &http.Cookie{Name: "b", Value: "2", Secure: true, HttpOnly: true})
			w.Header()["X-Empty"] = nil
		}, 200, map[string][]string{"Set-Cookie": {"a=1; HttpOnly; Secure", "b=2; HttpOnly; Secure"}}, "", false},
		"headers after the status are late": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Early", "1")
			w.WriteHeader(http.StatusTeapot)
			w.Header().Set("X-Late", "1")
			w.Header().Add("X-Early", "2")
			w.WriteHeader(http.StatusOK)
		}, 418, map[string][]string{"X-Early": {"1"}}, "", false},
		"interim status": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			w.WriteHeader(http.StatusCreated)
		}, 201, map[string][]string{}, "", false},
		"binary": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(binary)) }, 200,
			map[string][]string{"Content-Type": {"image/png"}}, binary, true},
		"compressed": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write([]byte("\x1f\x8b\x08"))
		}, 200, map[string][]string{"Content-Encoding": {"gzip"}}, "\x1f\x8b\x08", true},
		"large": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(large)) }, 200,
			map[string][]string{"Content-Type": {"text/plain; charset=utf-8"}}, large, false},
		"as large as may be": {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(exact)) }, 200,
			map[string][]string{"Content-Type": {"text/plain; charset=utf-8"}}, exact, false},
		"no content": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNoContent)
			if _, err := w.Write([]byte("x")); !errors.Is(err, http.ErrBodyNotAllowed) {
				t.Errorf("Write after 204 = %v", err)
			}
		}, 204, map[string][]string{}, "", false},
		"not modified": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusNotModified)
			_, _ = w.Write([]byte("x"))
		}, 304, map[string][]string{}, "", false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			response, err := Adapter{Handler: test.handler}.Handle(t.Context(), readEvent(t))
			if err != nil {
				t.Fatal(err)
			}
			body := []byte(response.Body)
			if response.IsBase64Encoded {
				if body, err = base64.StdEncoding.DecodeString(response.Body); err != nil {
					t.Fatal(err)
				}
			}
			if response.StatusCode != test.wantStatus {
				t.Errorf("status = %d, want %d", response.StatusCode, test.wantStatus)
			}
			if !reflect.DeepEqual(response.MultiValueHeaders, test.wantHeaders) {
				t.Errorf("headers = %v, want %v", response.MultiValueHeaders, test.wantHeaders)
			}
			if string(body) != test.wantBody || response.IsBase64Encoded != test.wantBase64 {
				t.Errorf("body of %d bytes, base64 %v: %.40q", len(body), response.IsBase64Encoded, body)
			}
		})
	}
}

func TestHead(t *testing.T) {
	event := readEvent(t)
	event.HTTPMethod = http.MethodHead
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { api.JSON(w, http.StatusOK, "x") })
	response, err := Adapter{Handler: handler}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	if response.Body != "" || response.IsBase64Encoded || response.StatusCode != http.StatusOK {
		t.Errorf("response = %+v, want no body", response)
	}
	if got := response.MultiValueHeaders["Content-Type"]; !reflect.DeepEqual(got, []string{"application/json"}) {
		t.Errorf("Content-Type = %q, want that of GET", got)
	}
}

// TestRefusedAnswer is about answers of which nothing may reach the caller.
func TestRefusedAnswer(t *testing.T) {
	send := func(body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Disposition", "attachment")
			w.Header().Set("Set-Cookie", "session=secret")
			_, _ = w.Write([]byte(body))
		}
	}
	const tooLarge = "the answer is larger than the 6 MB that Lambda takes"
	tests := map[string]struct {
		handler http.HandlerFunc
		want    string // in the log
	}{
		"too large":                     {send(strings.Repeat("x", maxPayload+1)), tooLarge},
		"too large with what is around": {send(strings.Repeat("x", maxPayload)), tooLarge},
		"too large in base64":           {send(strings.Repeat("\xff", maxPayload*4/5)), tooLarge},
		"too large in JSON":             {send(strings.Repeat("<", maxPayload/5)), tooLarge},
		"too large in parts": {func(w http.ResponseWriter, r *http.Request) {
			for range 7 {
				send(strings.Repeat("x", 1<<20))(w, r)
			}
		}, tooLarge},
		"panic in the middle": {func(w http.ResponseWriter, r *http.Request) {
			send("half")(w, r)
			panic("boom")
		}, `"value":"boom"`},
		"status of none": {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(0) }, "status 0 is none of HTTP"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			handler := api.Handler(test.handler, api.Options{Logger: logging.New(&log, "INFO")})
			response, err := Adapter{Handler: handler}.Handle(t.Context(), readEvent(t))
			if err != nil {
				t.Fatal(err)
			}
			const want = `{"title":"Internal Server Error","status":500,"trace_id":"1-6b030645-0c5f2f3a4d1b6e7f80912a3b"}`
			if response.StatusCode != http.StatusInternalServerError || response.Body != want {
				t.Errorf("response = %d %.80q", response.StatusCode, response.Body)
			}
			for _, name := range []string{"Content-Disposition", "Set-Cookie"} {
				if got := response.MultiValueHeaders[name]; got != nil {
					t.Errorf("%s = %q is left of the answer", name, got)
				}
			}
			if !strings.Contains(log.String(), test.want) || !strings.Contains(log.String(), `"level":"ERROR"`) ||
				!strings.Contains(log.String(), `"status":500`) {
				t.Errorf("log = %.500s", &log)
			}
		})
	}
}

func TestTooLargeWithoutMiddleware(t *testing.T) {
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, maxPayload+1)) })
	if _, err := (Adapter{Handler: handler}).Handle(t.Context(), readEvent(t)); !errors.Is(err, errTooLarge) {
		t.Errorf("error = %v, want %v", err, errTooLarge)
	}
}

func TestPanicIsAProblemWithoutDetail(t *testing.T) {
	var log bytes.Buffer
	handler := api.Handler(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
		panic("password of the database is hunter2")
	}), api.Options{Logger: logging.New(&log, "INFO")})

	response, err := Adapter{Handler: handler}.Handle(t.Context(), readEvent(t))
	if err != nil {
		t.Fatal(err)
	}

	var problem map[string]any
	if err := json.Unmarshal([]byte(response.Body), &problem); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"title": "Internal Server Error", "status": 500.0, "trace_id": "1-6b030645-0c5f2f3a4d1b6e7f80912a3b",
	}
	if response.StatusCode != http.StatusInternalServerError || !reflect.DeepEqual(problem, want) {
		t.Errorf("response = %d %s", response.StatusCode, response.Body)
	}
	if !strings.Contains(log.String(), "hunter2") {
		t.Errorf("the reason is not in the log: %s", &log)
	}
}
