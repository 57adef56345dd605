// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"reflect"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

const webOrigin = "https://app.example.com"

// side is a way to serve a handler: it sends one request, and returns what a client gets.
type side func(t *testing.T, handler http.Handler, r *http.Request, body string) answered

type answered struct {
	status int
	header http.Header
	body   []byte
}

// TestSameAsServer holds the other sides against net/http: a handler must not see or make a difference. What differs is
// added by the server alone (Date, Content-Length, Connection), and a panic after a part of the answer: a server has sent
// the part, the adapter takes it back.
func TestSameAsServer(t *testing.T) {
	sides := map[string]side{"Lambda": onLambda}
	for name, test := range requests() {
		t.Run(name, func(t *testing.T) {
			handler := api.Handler(test.handler, api.Options{Logger: slog.New(slog.DiscardHandler), Origin: webOrigin})
			want := onServer(t, handler, test.request(t), test.body)
			for name, serve := range sides {
				compare(t, name, serve(t, handler, test.request(t), test.body), want)
			}
		})
	}
}

func onServer(t *testing.T, handler http.Handler, r *http.Request, _ string) answered {
	t.Helper()
	server := httptest.NewServer(handler)
	defer server.Close()
	r.URL.Scheme, r.URL.Host = "http", server.Listener.Addr().String()
	response, err := (&http.Transport{DisableCompression: true}).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	for _, own := range []string{"Date", "Content-Length", "Connection"} {
		response.Header.Del(own)
	}
	return answered{response.StatusCode, response.Header, body}
}

func onLambda(t *testing.T, handler http.Handler, r *http.Request, body string) answered {
	t.Helper()
	response, err := Adapter{Handler: handler}.Handle(t.Context(), eventOf(r, body))
	if err != nil {
		t.Fatal(err)
	}
	text := []byte(response.Body)
	if response.IsBase64Encoded {
		if text, err = base64.StdEncoding.DecodeString(response.Body); err != nil {
			t.Fatal(err)
		}
	}
	return answered{response.StatusCode, response.MultiValueHeaders, text}
}

// eventOf returns what API Gateway makes of a request where every media type is binary.
func eventOf(r *http.Request, body string) events.APIGatewayProxyRequest {
	return events.APIGatewayProxyRequest{
		Resource: "/{proxy+}", Path: r.URL.EscapedPath(), HTTPMethod: r.Method, MultiValueHeaders: r.Header.Clone(),
		MultiValueQueryStringParameters: r.URL.Query(),
		Body:                            base64.StdEncoding.EncodeToString([]byte(body)), IsBase64Encoded: body != "",
	}
}

func compare(t *testing.T, name string, got, want answered) {
	t.Helper()
	if got.status != want.status {
		t.Errorf("%s: status = %d, a server has %d", name, got.status, want.status)
	}
	if !reflect.DeepEqual(got.header, want.header) {
		t.Errorf("%s: headers = %q, a server has %q", name, got.header, want.header)
	}
	if !bytes.Equal(got.body, want.body) {
		t.Errorf("%s: body of %d bytes %.40q, a server has %d %.40q", name, len(got.body), got.body, len(want.body), want.body)
	}
}
