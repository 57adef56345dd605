// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

func TestResponse(t *testing.T) {
	binary := "\x89PNG\r\n\x1a\n\x00\xff"
	large := strings.Repeat("Kia ora ✓ ", 400_000)
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
		"headers of several lines": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("X-Note", "a\r\nSet-Cookie: b=1\n")
			w.Header()["Not A Name"] = []string{"x"}
		}, 200, map[string][]string{"X-Note": {"a  Set-Cookie: b=1"}}, "", false},
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

// TestLimit wants the truth of an answer that Lambda does not take, in the log and at the caller's.
func TestLimit(t *testing.T) {
	tests := map[string]struct {
		body string
		want int
	}{
		"text just below":   {strings.Repeat("x", 6_291_000), http.StatusOK},
		"text above":        {strings.Repeat("x", 6_291_456), http.StatusInternalServerError},
		"binary just below": {strings.Repeat("\xff", 4_718_000), http.StatusOK},
		"binary above":      {strings.Repeat("\xff", 4_718_592), http.StatusInternalServerError},
		"escapes above":     {strings.Repeat("\u0001", 1_048_576), http.StatusInternalServerError},
		"HTML below":        {strings.Repeat("<", 6_000_000), http.StatusOK},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			handler := api.Handler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Cache-Control", "max-age=60")
				_, _ = w.Write([]byte(test.body))
			}), api.Options{Logger: logging.New(&log, "INFO")})

			response, err := Adapter{Handler: handler}.Handle(t.Context(), readEvent(t))
			if err != nil {
				t.Fatal(err)
			}
			if response.StatusCode != test.want || !strings.Contains(log.String(), fmt.Sprintf(`"status":%d,`, test.want)) {
				t.Errorf("status %d, logged %s", response.StatusCode, &log)
			}
			cached := response.MultiValueHeaders["Cache-Control"]
			if test.want != http.StatusOK && (len(response.Body) > 1000 || !reflect.DeepEqual(cached, []string{"no-store"})) {
				t.Errorf("the answer is not the problem alone: %d bytes, %q", len(response.Body), cached)
			}
		})
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(make([]byte, 7_000_000)) })
	if _, err := (Adapter{Handler: handler}).Handle(t.Context(), readEvent(t)); !errors.Is(err, errTooLarge) {
		t.Errorf("error %v, want %v", err, errTooLarge)
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

func TestPanicIsAProblemWithoutDetail(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"before":         func(http.ResponseWriter, *http.Request) { panic("hunter2") },
		"in the middle":  func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("half")); panic("hunter2") },
		"of a status 0":  func(w http.ResponseWriter, _ *http.Request) { defer panic("hunter2"); w.WriteHeader(0) },
		"of a status 99": func(w http.ResponseWriter, _ *http.Request) { defer panic("hunter2"); w.WriteHeader(99) },
	} {
		t.Run(name, func(t *testing.T) { checkPanic(t, handler) })
	}
}

func checkPanic(t *testing.T, panics http.HandlerFunc) {
	t.Helper()
	var log bytes.Buffer
	handler := api.Handler(panics, api.Options{Logger: logging.New(&log, "INFO")})

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
