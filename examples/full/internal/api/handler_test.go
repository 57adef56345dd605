// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/logging"
)

const origin = "https://app.example.com"

// serve runs one request through Handler and returns the answer and what was logged.
func serve(t *testing.T, h http.HandlerFunc, r *http.Request) (*httptest.ResponseRecorder, []map[string]any) {
	t.Helper()
	var log bytes.Buffer
	answer := httptest.NewRecorder()
	Handler(h, Options{Logger: logging.New(&log, "INFO"), Origin: origin}).ServeHTTP(answer, r)
	var records []map[string]any
	for line := range strings.Lines(log.String()) {
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		records = append(records, record)
	}
	return answer, records
}

func TestAccessLog(t *testing.T) {
	tests := map[string]struct {
		handler    http.HandlerFunc
		wantStatus int
		wantLevel  string
		wantError  any
	}{
		"nothing written": {func(http.ResponseWriter, *http.Request) {}, 200, "INFO", nil},
		"body only":       {func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("x")) }, 200, "INFO", nil},
		"json":            {func(w http.ResponseWriter, _ *http.Request) { JSON(w, 201, 1) }, 201, "INFO", nil},
		"problem":         {func(w http.ResponseWriter, r *http.Request) { Problem(w, r, 404, "") }, 404, "INFO", nil},
		"interim status": {func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(http.StatusEarlyHints)
			w.WriteHeader(http.StatusAccepted)
		}, 202, "INFO", nil},
		"failure": {func(w http.ResponseWriter, r *http.Request) {
			Fail(w, r, errors.New("table is gone"))
		}, 500, "ERROR", "table is gone"},
		"failure below other middleware": {func(w http.ResponseWriter, r *http.Request) {
			Fail(wrapped{w}, r, errors.New("table is gone"))
		}, 500, "ERROR", "table is gone"},
		"value of no json": {func(w http.ResponseWriter, _ *http.Request) {
			JSON(w, 200, math.NaN())
		}, 500, "ERROR", "encode answer: json: unsupported value: NaN"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request := traced(t, http.MethodPost)
			request.Pattern = "POST /teams/{teamId}/invoices"
			request.URL.Path = "/teams/secret-team/invoices"
			request.URL.RawQuery = "q=secret-query"
			request.Header.Set("Authorization", "Bearer secret-token")

			answer, records := serve(t, test.handler, request)

			if len(records) != 1 {
				t.Fatalf("logged %v, want one line", records)
			}
			for key, want := range map[string]any{
				"message": "request", "level": test.wantLevel, "method": "POST", "route": "/teams/{teamId}/invoices",
				"status": float64(test.wantStatus), "error": test.wantError, "trace_id": root,
			} {
				if got := records[0][key]; got != want {
					t.Errorf("%s = %v, want %v", key, got, want)
				}
			}
			if took, ok := records[0]["duration_ms"].(float64); !ok || took < 0 || took > 10_000 {
				t.Errorf("duration_ms = %v", records[0]["duration_ms"])
			}
			line, err := json.Marshal(records[0])
			if err != nil || bytes.Contains(line, []byte("secret")) {
				t.Errorf("line = %s, %v", line, err)
			}
			if strings.Contains(answer.Body.String(), "table") || strings.Contains(answer.Body.String(), "NaN") {
				t.Errorf("body tells the reason: %s", answer.Body)
			}
		})
	}
}

// wrapped is a writer as a middleware of the user's own may put around ours.
type wrapped struct{ http.ResponseWriter }

func (w wrapped) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func TestClientsTrace(t *testing.T) {
	const client = "6b030646ffffffffffffffffffffffff"
	request := traced(t, http.MethodGet)
	request.Header.Set("traceparent", "00-"+client+"-53995c3f42cd8ad8-01")
	_, records := serve(t, func(http.ResponseWriter, *http.Request) {}, request)
	if len(records) != 1 || records[0]["trace_id"] != root || records[0]["client_trace_id"] != client {
		t.Errorf("logged %v, want trace %s beside the client's, %s", records, root, client)
	}
}

func TestPanic(t *testing.T) {
	const problem = `{"title":"Internal Server Error","status":500,"trace_id":"` + root + `"}`
	tests := map[string]struct {
		handler    http.HandlerFunc
		wantStatus int
		wantBody   string
		wantValue  string
	}{
		"text":  {func(http.ResponseWriter, *http.Request) { panic("boom") }, 500, problem, "boom"},
		"error": {func(http.ResponseWriter, *http.Request) { panic(errors.New("boom")) }, 500, problem, "boom"},
		"abort": {func(http.ResponseWriter, *http.Request) {
			panic(http.ErrAbortHandler)
		}, 500, problem, "net/http: abort Handler"},
		"after headers were set": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "image/png")
			w.Header().Set("Content-Length", "7")
			panic("boom")
		}, 500, problem, "boom"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			answer, records := serve(t, test.handler, traced(t, http.MethodGet))
			checkAnswer(t, answer, test.wantStatus, test.wantBody)
			if len(records) != 2 {
				t.Fatalf("logged %v, want the panic and the request", records)
			}
			if stack, _ := records[0]["stack"].(string); records[0]["value"] != test.wantValue || !strings.Contains(stack, "TestPanic") {
				t.Errorf("panic line = %v", records[0])
			}
			for _, record := range records {
				if record["level"] != "ERROR" || record["trace_id"] != root {
					t.Errorf("line = %v", record)
				}
			}
		})
	}
}

// TestPanicAfterTheAnswerBegan wants that nobody takes half an answer for a whole one.
func TestPanicAfterTheAnswerBegan(t *testing.T) {
	var log bytes.Buffer
	half := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("half"))
		_ = http.NewResponseController(w).Flush()
		panic("boom")
	})
	server := httptest.NewServer(Handler(half, Options{Logger: logging.New(&log, "INFO"), Origin: origin}))
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(answer.Body)
	_ = answer.Body.Close()
	server.Close() // and with it every handler: the log is complete
	if err == nil {
		t.Errorf("the caller reads %q to its end", body)
	}
	if !strings.Contains(log.String(), "boom") {
		t.Errorf("the panic is not in the log: %s", &log)
	}
}

func TestHeaders(t *testing.T) {
	answer, _ := serve(t, func(w http.ResponseWriter, _ *http.Request) { JSON(w, 200, 1) }, traced(t, http.MethodGet))
	for name, want := range map[string]string{
		"X-Content-Type-Options": "nosniff", "Cache-Control": "no-store", "X-Amzn-Trace-Id": "Root=" + root,
		"Strict-Transport-Security": "max-age=31536000",
	} {
		if got := answer.Header().Get(name); got != want {
			t.Errorf("%s = %q, want %q", name, got, want)
		}
	}

	answer, _ = serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Cache-Control", "max-age=60")
	}, traced(t, http.MethodGet))
	if got := answer.Header().Get("Cache-Control"); got != "max-age=60" {
		t.Errorf("Cache-Control = %q, want the handler's own", got)
	}
}

func TestBodyHasAnEnd(t *testing.T) {
	for size, want := range map[int]bool{maxRequest: true, maxRequest + 1: false} {
		request := traced(t, http.MethodPost)
		request.Body = io.NopCloser(strings.NewReader(strings.Repeat("x", size)))
		serve(t, func(_ http.ResponseWriter, r *http.Request) {
			if _, err := io.Copy(io.Discard, r.Body); (err == nil) != want {
				t.Errorf("%d bytes: %v", size, err)
			}
		}, request)
	}
}

// TestSecretsStayOutOfTheLog is about what nobody meant to log: the texts of errors and panics.
func TestSecretsStayOutOfTheLog(t *testing.T) {
	const told = "open @host: Authorization: Bearer hunter2; password=hunter2"
	for name, handler := range map[string]http.HandlerFunc{
		"failure":        func(w http.ResponseWriter, r *http.Request) { Fail(w, r, errors.New(told)) },
		"wrapped":        func(w http.ResponseWriter, r *http.Request) { Fail(w, r, fmt.Errorf("read: %w", errors.New(told))) },
		"panic":          func(http.ResponseWriter, *http.Request) { panic(told) },
		"panic by error": func(http.ResponseWriter, *http.Request) { panic(errors.New(told)) },
	} {
		t.Run(name, func(t *testing.T) {
			answer, records := serve(t, handler, traced(t, http.MethodGet))
			line, err := json.Marshal(records)
			if err != nil || bytes.Contains(line, []byte("hunter2")) || !bytes.Contains(line, []byte("@host")) {
				t.Errorf("logged %s, %v", line, err)
			}
			if strings.Contains(answer.Body.String(), "host") {
				t.Errorf("answered %s", answer.Body)
			}
		})
	}
}

func TestRouteOfServeMux(t *testing.T) {
	for pattern, want := range map[string]string{"GET /teams/{teamId}": "/teams/{teamId}", "/teams/": "/teams/"} {
		mux := http.NewServeMux()
		mux.HandleFunc(pattern, func(http.ResponseWriter, *http.Request) {})
		request := traced(t, http.MethodGet)
		request.URL.Path = "/teams/42"
		_, records := serve(t, mux.ServeHTTP, request)
		if len(records) != 1 || records[0]["route"] != want {
			t.Errorf("%s: logged %v", pattern, records)
		}
	}
}
