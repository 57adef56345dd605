// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"net"
	"net/http"
	"net/url"

	"github.com/aws/aws-lambda-go/events"
)

func newRequest(ctx context.Context, event events.APIGatewayProxyRequest) (*http.Request, error) {
	body := []byte(event.Body)
	if event.IsBase64Encoded {
		var err error
		if body, err = base64.StdEncoding.DecodeString(event.Body); err != nil {
			return nil, fmt.Errorf("decode body: %w", err)
		}
	}
	ctx = withPrincipal(ctx, event.RequestContext.Authorizer)
	r, err := http.NewRequestWithContext(ctx, event.HTTPMethod, "/", bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("make request: %w", err)
	}
	r.URL = &url.URL{Path: unescape(event.Path), RawPath: event.Path, RawQuery: query(event).Encode()}
	r.RequestURI = r.URL.RequestURI()
	r.Header = header(event)
	r.Host = cmp.Or(r.Header.Get("Host"), event.RequestContext.DomainName)
	r.Header.Del("Host") // net/http servers keep it in r.Host only
	if address := event.RequestContext.Identity.SourceIP; address != "" {
		r.RemoteAddr = net.JoinHostPort(address, "0")
	}
	r.Pattern = r.Method + " " + event.Resource
	for name, value := range event.PathParameters {
		r.SetPathValue(name, unescape(value))
	}
	return r, nil
}

// header takes the single values only where the multiple ones are missing, as in an event from the console's test.
func header(event events.APIGatewayProxyRequest) http.Header {
	header := http.Header{}
	for name, values := range event.MultiValueHeaders {
		for _, value := range values {
			header.Add(name, value)
		}
	}
	for name, value := range event.Headers {
		if len(header.Values(name)) == 0 {
			header.Set(name, value)
		}
	}
	return header
}

// query keeps the order of the values of one name. That of the names is not in the event.
func query(event events.APIGatewayProxyRequest) url.Values {
	values := url.Values{}
	for name, value := range event.QueryStringParameters {
		values.Set(name, value)
	}
	maps.Copy(values, event.MultiValueQueryStringParameters)
	return values
}

// unescape is for paths, which API Gateway passes on as they came, unlike the query.
func unescape(text string) string {
	if plain, err := url.PathUnescape(text); err == nil {
		return plain
	}
	return text
}
