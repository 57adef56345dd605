// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/klauspost/compress/gzip"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
)

const (
	// requestTimeout leaves time for several attempts within one invocation.
	requestTimeout = 10 * time.Second

	// maxReply is far more than any destination answers.
	maxReply = 1 << 20
)

// NewClient returns the client for all destinations. It does not follow redirects: they would carry the log and the
// credentials to a place that nobody has configured.
func NewClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone() //nolint:forcetypeassert // the library says so
	// A connection may die while the sandbox is frozen, and nobody tells: HTTP/2 would take it for alive.
	transport.HTTP2 = &http.HTTP2Config{SendPingTimeout: 3 * time.Second, PingTimeout: 2 * time.Second}
	return &http.Client{
		Transport:     transport,
		Timeout:       requestTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// frame is what stands around items and between them.
type frame struct{ open, separator, end string }

// newRequest makes a compressed POST request of items. The fastest level packs log lines to a tenth, and the others take
// two to four times as long for little more.
func newRequest(ctx context.Context, target *url.URL, around frame, items []batch.Item) (*http.Request, error) {
	var packed bytes.Buffer
	writer, err := gzip.NewWriterLevel(&packed, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("compress request: %w", err)
	}
	// Into memory, which fails only with Close.
	_, _ = io.WriteString(writer, around.open)
	for i, item := range items {
		if i > 0 {
			_, _ = io.WriteString(writer, around.separator)
		}
		_, _ = writer.Write(item.Data)
	}
	_, _ = io.WriteString(writer, around.end)
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

// send reads no more of the reply than anybody needs. With an error it returns what has come of it.
func send(client *http.Client, request *http.Request) (Reply, error) {
	response, err := client.Do(request)
	if err != nil {
		return Reply{}, fmt.Errorf("send request: %w", withoutURL(err))
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, maxReply))
	reply := Reply{Status: response.StatusCode, Header: response.Header, Body: body}
	if err != nil {
		return reply, fmt.Errorf("read reply: %w", withoutURL(err))
	}
	return reply, nil
}

// withoutURL keeps the address out of the log: some vendors put the token into it.
func withoutURL(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return failed.Err
	}
	return err
}
