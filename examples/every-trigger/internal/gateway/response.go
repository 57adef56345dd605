// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"maps"
	"net/http"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
)

// recorder collects an answer by the rules of a net/http server.
type recorder struct {
	header http.Header
	sent   http.Header // header as it was when the status was written
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter. API Gateway has no way to pass an interim status on.
func (w *recorder) WriteHeader(status int) {
	if w.status != 0 || status < http.StatusOK {
		return
	}
	w.status, w.sent = status, w.header.Clone()
}

// Write implements http.ResponseWriter.
func (w *recorder) Write(body []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	if w.status == http.StatusNoContent || w.status == http.StatusNotModified {
		return 0, http.ErrBodyNotAllowed
	}
	return w.body.Write(body)
}

func (w *recorder) response(method string) events.APIGatewayProxyResponse {
	w.WriteHeader(http.StatusOK)
	body := w.body.Bytes()
	if _, typed := w.sent["Content-Type"]; !typed && len(body) > 0 && w.sent.Get("Content-Encoding") == "" {
		w.sent.Set("Content-Type", http.DetectContentType(body))
	}
	if method == http.MethodHead {
		body = nil
	}
	// A name without values keeps net/http from sending its own; API Gateway would choke on it.
	maps.DeleteFunc(w.sent, func(_ string, values []string) bool { return len(values) == 0 })

	response := events.APIGatewayProxyResponse{StatusCode: w.status, MultiValueHeaders: w.sent}
	if utf8.Valid(body) {
		response.Body = string(body)
	} else { // JSON, the form of the response, can hold text only
		response.Body = base64.StdEncoding.EncodeToString(body)
		response.IsBase64Encoded = true
	}
	return response
}
