// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// readEvent returns an event as API Gateway sends it.
func readEvent(t *testing.T) events.APIGatewayProxyRequest {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	var event events.APIGatewayProxyRequest
	if err := json.Unmarshal(text, &event); err != nil {
		t.Fatal(err)
	}
	return event
}

// receive returns the request that a handler gets for an event.
func receive(t *testing.T, event events.APIGatewayProxyRequest) *http.Request {
	t.Helper()
	var received *http.Request
	adapter := Adapter{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { received = r })}
	if _, err := adapter.Handle(t.Context(), event); err != nil {
		t.Fatal(err)
	}
	return received
}

func TestRequest(t *testing.T) {
	tests := map[string]struct {
		change func(*events.APIGatewayProxyRequest)
		read   func(*http.Request) any
		want   any
	}{
		"method": {nil, func(r *http.Request) any { return r.Method }, "POST"},
		"path is decoded once": {
			nil, func(r *http.Request) any { return []string{r.URL.Path, r.URL.EscapedPath()} },
			[]string{"/teams/red & blue/invoices/100%2F7", "/teams/red%20%26%20blue/invoices/100%252F7"},
		},
		"request uri": {
			nil, func(r *http.Request) any { return r.RequestURI },
			"/teams/red%20%26%20blue/invoices/100%252F7?empty=&q=a%26b%3Dc&tag=z&tag=a",
		},
		"path of no valid escape": {
			func(e *events.APIGatewayProxyRequest) { e.Path = "/100%" },
			func(r *http.Request) any { return []string{r.URL.Path, r.RequestURI} },
			[]string{"/100%", "/100%25?empty=&q=a%26b%3Dc&tag=z&tag=a"},
		},
		"path that looks like a host": {
			func(e *events.APIGatewayProxyRequest) { e.Path = "//evil.example.com/x" },
			func(r *http.Request) any { return []string{r.URL.Path, r.URL.Host, r.Host} },
			[]string{"//evil.example.com/x", "", "a1b2c3d4e5.execute-api.ap-southeast-2.amazonaws.com"},
		},
		"path value": {nil, func(r *http.Request) any { return r.PathValue("teamId") }, "red & blue"},
		"path value is decoded once": {
			nil, func(r *http.Request) any { return r.PathValue("invoiceId") }, "100%2F7",
		},
		"no path value": {nil, func(r *http.Request) any { return r.PathValue("other") }, ""},
		"route":         {nil, func(r *http.Request) any { return r.Pattern }, "POST /teams/{teamId}/invoices/{invoiceId}"},
		"values of one query name stay in order": {
			nil, func(r *http.Request) any { return r.URL.Query()["tag"] }, []string{"z", "a"},
		},
		"query is encoded again":  {nil, func(r *http.Request) any { return r.URL.Query().Get("q") }, "a&b=c"},
		"empty query value stays": {nil, func(r *http.Request) any { return r.URL.Query().Has("empty") }, true},
		"single query values alone": {
			func(e *events.APIGatewayProxyRequest) { e.MultiValueQueryStringParameters = nil },
			func(r *http.Request) any { return r.URL.RawQuery }, "empty=&q=a%26b%3Dc&tag=a",
		},
		"no query": {
			func(e *events.APIGatewayProxyRequest) {
				e.QueryStringParameters, e.MultiValueQueryStringParameters = nil, nil
			},
			func(r *http.Request) any { return r.URL.RawQuery }, "",
		},
		"header of several values": {
			nil, func(r *http.Request) any { return r.Header.Values("X-Forwarded-For") }, []string{"203.0.113.7", "10.0.0.1"},
		},
		"header of other case": {nil, func(r *http.Request) any { return r.Header.Get("Content-Type") }, "application/json"},
		"single header values alone": {
			func(e *events.APIGatewayProxyRequest) { e.MultiValueHeaders = nil },
			func(r *http.Request) any { return r.Header.Values("x-forwarded-for") }, []string{"10.0.0.1"},
		},
		"cookies": {nil, cookies, []string{"theme=dark", "lang=mi", "beta=1"}},
		"host": {
			nil, func(r *http.Request) any { return []string{r.Host, r.Header.Get("Host")} },
			[]string{"a1b2c3d4e5.execute-api.ap-southeast-2.amazonaws.com", ""},
		},
		"host of the domain": {
			func(e *events.APIGatewayProxyRequest) { e.Headers, e.MultiValueHeaders = nil, nil },
			func(r *http.Request) any { return r.Host }, "api.example.com",
		},
		"remote address": {nil, func(r *http.Request) any { return r.RemoteAddr }, "203.0.113.7:0"},
		"remote address of version 6": {
			func(e *events.APIGatewayProxyRequest) { e.RequestContext.Identity.SourceIP = "2001:db8::7" },
			func(r *http.Request) any { return r.RemoteAddr }, "[2001:db8::7]:0",
		},
		"trace id in a header of any case": {
			nil, func(r *http.Request) any {
				var root string
				trace.Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
					id, _ := trace.FromContext(r.Context())
					root = id.Root()
				})).ServeHTTP(&recorder{header: http.Header{}}, r)
				return root
			}, "1-6b030645-0c5f2f3a4d1b6e7f80912a3b",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			if test.change != nil {
				test.change(&event)
			}
			if got := test.read(receive(t, event)); !reflect.DeepEqual(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func cookies(r *http.Request) any {
	var all []string
	for _, cookie := range r.Cookies() {
		all = append(all, cookie.String())
	}
	return all
}

func TestRequestBody(t *testing.T) {
	binary := []byte{0x00, 0xff, 0x89, 'P', 'N', 'G', '\r', '\n'}
	large := strings.Repeat("0123456789abcdef", 6<<20/16) // the most that Lambda takes
	tests := map[string]struct {
		body   string
		base64 bool
		want   string
	}{
		"text":          {`{"amount":7}`, false, `{"amount":7}`},
		"not ascii":     {"Māori ✓", false, "Māori ✓"},
		"empty":         {"", false, ""},
		"empty, base64": {"", true, ""},
		"binary":        {base64.StdEncoding.EncodeToString(binary), true, string(binary)},
		"large":         {large, false, large},
		"large, base64": {base64.StdEncoding.EncodeToString([]byte(large)), true, large},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.Body, event.IsBase64Encoded = test.body, test.base64
			request := receive(t, event)
			body, err := io.ReadAll(request.Body)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(body, []byte(test.want)) {
				t.Errorf("body of %d bytes, want %d: %.40q", len(body), len(test.want), body)
			}
			if request.ContentLength != int64(len(test.want)) {
				t.Errorf("ContentLength = %d, want %d", request.ContentLength, len(test.want))
			}
		})
	}
}

func TestMalformedEvent(t *testing.T) {
	tests := map[string]struct {
		change func(*events.APIGatewayProxyRequest)
		want   string
	}{
		"body":   {func(e *events.APIGatewayProxyRequest) { e.Body, e.IsBase64Encoded = "%", true }, "read event: decode body: "},
		"method": {func(e *events.APIGatewayProxyRequest) { e.HTTPMethod = "GET /" }, "read event: make request: "},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			test.change(&event)
			_, err := Adapter{Handler: http.NotFoundHandler()}.Handle(t.Context(), event)
			if err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("Handle = %v, want %s…", err, test.want)
			}
		})
	}
}

func TestPrincipal(t *testing.T) {
	ada := auth.Principal{Subject: "7a1f", Username: "ada"}
	staff := ada
	staff.Groups = []string{"staff", "beta"}
	tests := map[string]struct {
		authorizer map[string]any
		want       auth.Principal
		wantOK     bool
	}{
		"groups":     {map[string]any{"sub": "7a1f", "username": "ada", "groups": "staff,beta"}, staff, true},
		"no groups":  {map[string]any{"sub": "7a1f", "username": "ada", "groups": ""}, ada, true},
		"no subject": {map[string]any{"username": "ada", "principalId": "7a1f"}, auth.Principal{}, false},
		"odd types":  {map[string]any{"sub": 7, "username": true}, auth.Principal{}, false},
		"public":     {nil, auth.Principal{}, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			event := readEvent(t)
			event.RequestContext.Authorizer = test.authorizer
			// What a caller can write must not count.
			event.Headers["sub"] = "forged"
			event.QueryStringParameters["sub"] = "forged"
			got, ok := auth.FromContext(receive(t, event).Context())
			if !reflect.DeepEqual(got, test.want) || ok != test.wantOK {
				t.Errorf("principal = %+v, %v, want %+v, %v", got, ok, test.want, test.wantOK)
			}
		})
	}
}
