// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"cmp"
	"net/http"
)

// StatusWriter remembers the status of an answer.
type StatusWriter struct {
	http.ResponseWriter

	status int
}

// Status is the one that the caller sees. For a handler that wrote nothing a server sends 200.
func (w *StatusWriter) Status() int { return cmp.Or(w.status, http.StatusOK) }

// WriteHeader implements http.ResponseWriter. The first final status is the one that counts.
func (w *StatusWriter) WriteHeader(status int) {
	w.ResponseWriter.WriteHeader(status) // panics where there is no such status
	if w.status == 0 && status >= http.StatusOK {
		w.status = status
	}
}

// Write implements http.ResponseWriter.
func (w *StatusWriter) Write(body []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	return w.ResponseWriter.Write(body)
}

// Unwrap lets http.ResponseController reach the writer below.
func (w *StatusWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
