// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"example.com/orchard/forwarder/batch"
)

const (
	// requestTimeout leaves time for several attempts within one invocation.
	requestTimeout = 10 * time.Second

	// maxReply is far more than any destination answers.
	maxReply = 64 << 10
)

// NewClient returns the client for all destinations. It does not follow redirects: they would carry the log and the
// credentials to a place that nobody has configured.
func NewClient() *http.Client {
	return &http.Client{
		Timeout:       requestTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// newRequest makes a compressed POST request.
func newRequest(ctx context.Context, target *url.URL, body []byte) (*http.Request, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(body); err != nil {
		return nil, fmt.Errorf("compress request: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("compress request: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, target.String(), &packed)
	if err != nil {
		return nil, fmt.Errorf("make request: %w", withoutURL(err))
	}
	request.Header.Set("Content-Encoding", "gzip")
	return request, nil
}

type reply struct {
	status int
	header http.Header
	body   []byte
}

// send reads no more of the reply than anybody needs.
func send(client *http.Client, request *http.Request) (reply, error) {
	response, err := client.Do(request)
	if err != nil {
		return reply{}, fmt.Errorf("send request: %w", withoutURL(err))
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxReply))
	if err != nil {
		return reply{}, fmt.Errorf("read reply: %w", withoutURL(err))
	}
	return reply{status: response.StatusCode, header: response.Header, body: body}, nil
}

// withoutURL keeps the address out of the log: some vendors put the token into it.
func withoutURL(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return failed.Err
	}
	return err
}

// encodeJSON leaves <, > and & as they are, which is shorter than what json.Marshal makes of them.
func encodeJSON(value any) ([]byte, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(text.Bytes(), []byte("\n")), nil
}

// lines joins items to newline delimited JSON.
func lines(items []batch.Item) []byte {
	var body bytes.Buffer
	for _, item := range items {
		body.Write(item.Data)
		body.WriteByte('\n')
	}
	return body.Bytes()
}
