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
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"example.com/harbour/internal/api"
)

// echo answers with the body that came, and says in headers what else did.
func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	w.Header().Set("X-Method", r.Method)
	w.Header().Set("X-Path", r.URL.Path+" "+r.URL.EscapedPath()+" "+r.RequestURI)
	w.Header()["X-Tags"] = slices.Concat(r.URL.Query()["tag"], r.Header.Values("X-Tag"))
	_, _ = w.Write(body)
}

// answer makes a handler of a status, one header and a body.
func answer(status int, name, value, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()[name] = []string{value}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// TestSameAsServer holds the adapter against net/http: a handler must not see or make a difference. What differs is
// added by the server alone (Date, Content-Length), and a panic after a part of the answer: a server has sent the part,
// the adapter takes it back.
func TestSameAsServer(t *testing.T) {
	const png = "\x89PNG\r\n\x1a\n\x00\xff"
	tests := map[string]struct {
		method  string
		target  string
		tags    []string
		body    string
		handler http.HandlerFunc
	}{
		"get":                   {"GET", "/", nil, "", echo},
		"head":                  {"HEAD", "/", nil, "", answer(200, "Content-Type", "text/plain", "x")},
		"post":                  {"POST", "/teams", nil, `{"name":"Māori ✓"}`, echo},
		"post of bytes":         {"POST", "/photos", nil, png, echo},
		"post of nothing":       {"POST", "/teams", nil, "", echo},
		"put":                   {"PUT", "/teams/7", nil, "<html>", echo},
		"patch":                 {"PATCH", "/teams/7", nil, "{}", echo},
		"delete":                {"DELETE", "/teams/7", nil, "", answer(204, "X-Gone", "7", "")},
		"options":               {"OPTIONS", "/teams", nil, "", echo},
		"encoded path":          {"GET", "/teams/red%20%26%20blue/100%252F7%2F8", nil, "", echo},
		"repeated query":        {"GET", "/?tag=z&tag=a&tag=%26%3D", nil, "", echo},
		"repeated header":       {"GET", "/", []string{"z", "a"}, "", echo},
		"large":                 {"POST", "/", nil, strings.Repeat("✓ ", 300_000), echo},
		"large, bytes":          {"POST", "/", nil, strings.Repeat(png, 200_000), echo},
		"image":                 {"GET", "/", nil, "", answer(200, "Content-Type", "image/png", png)},
		"pdf, type found out":   {"GET", "/", nil, "", answer(200, "X-Kind", "pdf", "%PDF-1.7\n\xe2\xe3\xcf\xd3")},
		"gzip":                  {"GET", "/", nil, "", answer(200, "Content-Encoding", "gzip", "\x1f\x8b\x08\x00\xff")},
		"protobuf":              {"GET", "/", nil, "", answer(200, "Content-Type", "application/x-protobuf", "\x08\x96\x01")},
		"status of its own":     {"GET", "/", nil, "", answer(418, "X-Kind", "teapot", "short and stout")},
		"status 0":              {"GET", "/", nil, "", answer(0, "X-Kind", "bug", "x")},
		"status 99":             {"GET", "/", nil, "", answer(99, "X-Kind", "bug", "x")},
		"status 1000":           {"GET", "/", nil, "", answer(1000, "X-Kind", "bug", "x")},
		"line breaks in value":  {"GET", "/", nil, "", answer(200, "X-Kind", " a\r\nSet-Cookie: b=1\n", "x")},
		"name that is none":     {"GET", "/", nil, "", answer(200, "X Kind: a\r\nX-Other", "b", "x")},
		"header without values": {"GET", "/", nil, "", func(w http.ResponseWriter, _ *http.Request) { w.Header()["X-Kind"] = nil }},
		"panic":                 {"GET", "/", nil, "", func(http.ResponseWriter, *http.Request) { panic("boom") }},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			handler := api.Handler(test.handler, api.Options{Logger: slog.New(slog.DiscardHandler)})
			server := httptest.NewServer(handler)
			defer server.Close()
			request, err := http.NewRequestWithContext(t.Context(), test.method, server.URL+test.target, strings.NewReader(test.body))
			if err != nil {
				t.Fatal(err)
			}
			request.Header["X-Tag"] = test.tags
			request.Header.Set("X-Amzn-Trace-Id", "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b")

			ours, err := Adapter{Handler: handler}.Handle(t.Context(), eventOf(request, test.body))
			if err != nil {
				t.Fatal(err)
			}
			theirs, err := (&http.Transport{DisableCompression: true}).RoundTrip(request)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = theirs.Body.Close() }()
			compare(t, ours, theirs)
		})
	}
}

// eventOf returns what API Gateway makes of a request where every media type is binary.
func eventOf(r *http.Request, body string) events.APIGatewayProxyRequest {
	return events.APIGatewayProxyRequest{
		Resource: "/{proxy+}", Path: r.URL.EscapedPath(), HTTPMethod: r.Method, MultiValueHeaders: r.Header.Clone(),
		MultiValueQueryStringParameters: r.URL.Query(),
		Body:                            base64.StdEncoding.EncodeToString([]byte(body)), IsBase64Encoded: body != "",
	}
}

func compare(t *testing.T, ours events.APIGatewayProxyResponse, theirs *http.Response) {
	t.Helper()
	body := []byte(ours.Body)
	if ours.IsBase64Encoded {
		var err error
		if body, err = base64.StdEncoding.DecodeString(ours.Body); err != nil {
			t.Fatal(err)
		}
	}
	want, err := io.ReadAll(theirs.Body)
	if err != nil {
		t.Fatal(err)
	}
	theirs.Header.Del("Date")
	theirs.Header.Del("Content-Length")
	if ours.StatusCode != theirs.StatusCode {
		t.Errorf("status = %d, a server has %d", ours.StatusCode, theirs.StatusCode)
	}
	if !reflect.DeepEqual(http.Header(ours.MultiValueHeaders), theirs.Header) {
		t.Errorf("headers = %q, a server has %q", ours.MultiValueHeaders, theirs.Header)
	}
	if !bytes.Equal(body, want) {
		t.Errorf("body of %d bytes %.40q, a server has %d %.40q", len(body), body, len(want), want)
	}
}
