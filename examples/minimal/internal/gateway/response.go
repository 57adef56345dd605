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

// maxPayload is what Lambda takes as a response, in bytes of JSON.
const maxPayload = 6 << 20

var errTooLarge = errors.New("the answer is larger than the 6 MB that Lambda takes")

// recorder collects an answer by the rules of a net/http server. Nothing is sent before the handler has returned.
type recorder struct {
	method   string
	header   http.Header
	sent     http.Header // header as it was when the status was written
	status   int
	body     bytes.Buffer
	overflow bool
}

// Header implements http.ResponseWriter.
func (w *recorder) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter. API Gateway has no way to pass an interim status on.
func (w *recorder) WriteHeader(status int) {
	if status < 100 || status > 999 {
		panic(fmt.Sprintf("status %d is none of HTTP", status)) // as net/http does
	}
	if w.status != 0 || status < http.StatusOK {
		return
	}
	w.status, w.sent = status, w.header.Clone()
}

// Write implements http.ResponseWriter.
func (w *recorder) Write(body []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	switch {
	case w.status == http.StatusNoContent || w.status == http.StatusNotModified:
		return 0, http.ErrBodyNotAllowed
	case w.body.Len()+len(body) <= maxPayload:
		return w.body.Write(body)
	case w.method == http.MethodHead: // its body is not sent
		return len(body), nil
	}
	w.overflow = true
	return 0, errTooLarge
}

// Reset takes the answer back, but for the headers: CORS and the trace belong to any answer.
func (w *recorder) Reset() {
	w.status, w.sent, w.overflow = 0, nil, false
	w.body.Reset()
}

// Err tells why the answer cannot be sent.
func (w *recorder) Err() error {
	if w.overflow {
		return errTooLarge
	}
	if w.body.Len() < maxPayload/8 {
		return nil // JSON makes six bytes of one at most
	}
	payload, err := json.Marshal(w.response())
	if err == nil && len(payload) > maxPayload {
		return errTooLarge
	}
	return err
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

// sendable leaves out what net/http leaves out, and puts spaces for line breaks as it does: no value can add a header.
func sendable(header http.Header) http.Header {
	lines := strings.NewReplacer("\r", " ", "\n", " ")
	sent := http.Header{}
	for name, values := range header {
		if !isToken(name) {
			continue
		}
		// A name without values keeps net/http from sending its own; API Gateway would choke on it.
		for _, value := range values {
			sent[name] = append(sent[name], strings.Trim(lines.Replace(value), " \t"))
		}
	}
	return sent
}

// isToken tells whether a text can be the name of a header.
func isToken(text string) bool {
	return text != "" && !strings.ContainsFunc(text, func(c rune) bool {
		return c <= ' ' || c >= 0x7f || strings.ContainsRune(`"(),/:;<=>?@[\]{}`, c)
	})
}
