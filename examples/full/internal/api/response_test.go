// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"math"
	"net/http"
	"net/http/httptest"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

const root = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b"

// traced returns a request that carries the trace of root.
func traced(t *testing.T, method string) *http.Request {
	t.Helper()
	id, err := trace.Parse("Root=" + root)
	if err != nil {
		t.Fatal(err)
	}
	return httptest.NewRequestWithContext(trace.NewContext(t.Context(), id), method, "/", http.NoBody)
}

func TestJSON(t *testing.T) {
	tests := map[string]struct {
		value           any
		wantStatus      int
		wantContentType string
		wantBody        string
	}{
		"object": {map[string]int{"a": 1}, http.StatusCreated, "application/json", `{"a":1}`},
		"null":   {nil, http.StatusCreated, "application/json", "null"},
		"impossible": {
			math.NaN(), http.StatusInternalServerError, "application/problem+json",
			`{"title":"Internal Server Error","status":500}`,
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			JSON(answer, http.StatusCreated, test.value)
			checkAnswer(t, answer, test.wantStatus, test.wantBody)
			if got := answer.Header().Get("Content-Type"); got != test.wantContentType {
				t.Errorf("Content-Type = %q, want %q", got, test.wantContentType)
			}
		})
	}
}

func TestProblem(t *testing.T) {
	tests := map[string]struct {
		request  *http.Request
		detail   string
		wantBody string
	}{
		"all": {
			traced(t, http.MethodGet), "No such team.",
			`{"title":"Not Found","status":404,"detail":"No such team.","trace_id":"` + root + `"}`,
		},
		"no detail": {traced(t, http.MethodGet), "", `{"title":"Not Found","status":404,"trace_id":"` + root + `"}`},
		"no trace":  {httptest.NewRequest(http.MethodGet, "/", http.NoBody), "", `{"title":"Not Found","status":404}`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			answer := httptest.NewRecorder()
			answer.Header().Set("Content-Length", "1000")
			answer.Header().Set("Content-Encoding", "gzip")
			answer.Header().Set("Cache-Control", "max-age=60")
			Problem(answer, test.request, http.StatusNotFound, test.detail)
			checkAnswer(t, answer, http.StatusNotFound, test.wantBody)
			if got := answer.Header().Get("Content-Type"); got != "application/problem+json" {
				t.Errorf("Content-Type = %q", got)
			}
			if got := answer.Header().Get("Content-Length") + answer.Header().Get("Content-Encoding"); got != "" {
				t.Errorf("headers of another answer are left: %v", answer.Header())
			}
			if got := answer.Header().Get("Cache-Control"); got != "no-store" {
				t.Errorf("Cache-Control = %q, and a problem would be kept", got)
			}
		})
	}
}

func checkAnswer(t *testing.T, answer *httptest.ResponseRecorder, status int, body string) {
	t.Helper()
	if answer.Code != status {
		t.Errorf("status = %d, want %d", answer.Code, status)
	}
	if answer.Body.String() != body {
		t.Errorf("body = %s, want %s", answer.Body, body)
	}
}
