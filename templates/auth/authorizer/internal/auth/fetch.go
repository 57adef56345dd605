// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
)

const maxKeySetBytes = 64 << 10

var errConnection = errors.New("no answer")

func checkAddress(address string) error {
	parsed, err := url.Parse(address)
	if err != nil {
		return fmt.Errorf("key set address: %w", err)
	}
	if parsed.Host == "" || (parsed.Scheme != "https" && !(parsed.Scheme == "http" && loopback(parsed.Hostname()))) {
		return fmt.Errorf("key set address %q: https is required", parsed.Redacted())
	}
	return nil
}

func loopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}

func (j *JWKS) fetch(ctx context.Context) (keySet, error) {
	address := j.url
	if j.issuer != "" {
		discovered, err := j.discover(ctx)
		if err != nil {
			return nil, err
		}
		address = discovered
	}
	document, err := j.get(ctx, address, "key set")
	if err != nil {
		return nil, err
	}
	return parseKeySet(document)
}

// get fetches a document, which is called by a name in errors.
func (j *JWKS) get(ctx context.Context, address, name string) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return nil, fmt.Errorf("request %s: %w", name, err)
	}
	response, err := j.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetch %s: %w: %w", name, errConnection, err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("fetch %s: status %d", name, response.StatusCode)
	}
	document, err := io.ReadAll(io.LimitReader(response.Body, maxKeySetBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w: %w", name, errConnection, err)
	}
	if len(document) > maxKeySetBytes {
		return nil, fmt.Errorf("%s is too large", name)
	}
	return document, nil
}
