// Managed by venture: edit freely, regenerating merges your changes.

// Package api holds what every HTTP function shares: the form of its answers, who may call it, and one log line
// a request.
package api

import (
	"encoding/json"
	"fmt"
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// JSON answers with v.
func JSON(w http.ResponseWriter, status int, v any) {
	body, err := json.Marshal(v)
	if err != nil {
		note(w, fmt.Errorf("encode answer: %w", err))
		send(w, problem{Title: http.StatusText(http.StatusInternalServerError), Status: http.StatusInternalServerError})
		return
	}
	write(w, status, "application/json", body)
}

// Problem answers with an error as of RFC 9457. The detail is for the caller to read: it never holds an error's text.
func Problem(w http.ResponseWriter, r *http.Request, status int, detail string) {
	id, _ := trace.FromContext(r.Context())
	send(w, problem{Title: http.StatusText(status), Status: status, Detail: detail, TraceID: id.Root()})
}

// Fail answers 500. The reason goes to the request's log line, not to the caller.
func Fail(w http.ResponseWriter, r *http.Request, reason error) {
	note(w, reason)
	Problem(w, r, http.StatusInternalServerError, "")
}

type problem struct {
	Title   string `json:"title"`
	Status  int    `json:"status"`
	Detail  string `json:"detail,omitempty"`
	TraceID string `json:"trace_id,omitempty"`
}

func send(w http.ResponseWriter, p problem) {
	// These may be left over from the answer that was meant to be given.
	for _, name := range []string{
		"Content-Disposition", "Content-Encoding", "Content-Length", "Content-Range", "Etag", "Expires", "Last-Modified",
	} {
		w.Header().Del(name)
	}
	w.Header().Set("Cache-Control", "no-store")
	body, _ := json.Marshal(p) // strings and a number always encode
	write(w, p.Status, "application/problem+json", body)
}

func write(w http.ResponseWriter, status int, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(body) // fails only when the caller is gone, and then there is nobody to tell
}
