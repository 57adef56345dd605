// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"

	"github.com/aws/aws-lambda-go/events"
)

const (
	// maxResponse is Lambda's limit on a response as JSON, in bytes: the caller would get 502 for a larger one.
	maxResponse = 6 << 20

	// worstEscape is how many bytes of JSON one byte of a body becomes at most, as in \u0001.
	worstEscape = 6
)

var errTooLarge = errors.New("the answer is too large for Lambda")

// recorder collects an answer by the rules of a net/http server. It is an api.Buffer.
type recorder struct {
	method string
	header http.Header
	sent   http.Header // header as it was when the status was written
	status int
	body   bytes.Buffer
}

// Header implements http.ResponseWriter.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter. API Gateway has no way to pass an interim status on.
func (w *recorder) WriteHeader(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("invalid status %d", status)) //nolint:forbidigo // as a server does
	}
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

// Check implements api.Buffer.
func (w *recorder) Check() error {
	if w.body.Len() < maxResponse/worstEscape {
		return nil
	}
	var size counter
	encoder := json.NewEncoder(&size)
	encoder.SetEscapeHTML(false) // as the Lambda library encodes it
	if err := encoder.Encode(w.response()); err != nil {
		return fmt.Errorf("encode response: %w", err)
	}
	if size > maxResponse {
		return fmt.Errorf("%w: %d of %d bytes", errTooLarge, size, maxResponse)
	}
	return nil
}

// Reset implements api.Buffer.
func (w *recorder) Reset() {
	w.status, w.sent = 0, nil
	w.body.Reset()
}

func (w *recorder) response() events.APIGatewayProxyResponse {
	w.WriteHeader(http.StatusOK)
	body := w.body.Bytes()
	if _, typed := w.sent["Content-Type"]; !typed && len(body) > 0 && w.sent.Get("Content-Encoding") == "" {
		w.sent.Set("Content-Type", http.DetectContentType(body))
	}
	if w.method == http.MethodHead {
		body = nil
	}

	response := events.APIGatewayProxyResponse{StatusCode: w.status, MultiValueHeaders: sendable(w.sent)}
	if utf8.Valid(body) {
		response.Body = string(body)
	} else { // JSON, the form of the response, can hold text only
		response.Body = base64.StdEncoding.EncodeToString(body)
		response.IsBase64Encoded = true
	}
	return response
}

// sendable returns what a server would send of the header, and in the same form.
func sendable(header http.Header) http.Header {
	sent := http.Header{}
	for name, values := range header {
		if !isToken(name) {
			continue
		}
		for _, value := range values {
			value = strings.NewReplacer("\n", " ", "\r", " ").Replace(value)
			sent[name] = append(sent[name], strings.TrimSpace(value))
		}
	}
	return sent
}

// isToken tells the names of headers from what a server would leave out.
func isToken(name string) bool {
	isPart := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("!#$%&'*+-.^_`|~", r)
	}
	return name != "" && strings.IndexFunc(name, func(r rune) bool { return !isPart(r) }) < 0
}

// counter counts what is written.
type counter int

// Write implements io.Writer.
func (c *counter) Write(text []byte) (int, error) {
	*c += counter(len(text))
	return len(text), nil
}
