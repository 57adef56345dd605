// Managed by venture: edit freely, regenerating merges your changes.

package trace

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const otherRoot = "1-6b030646-ffffffffffffffffffffffff"

// lambdaContext returns a context as aws-lambda-go makes it for an invocation.
func lambdaContext(t *testing.T, value string) context.Context {
	t.Helper()
	return context.WithValue(t.Context(), "x-amzn-trace-id", value) //nolint:revive,staticcheck // its key is a string
}

func TestFromContext(t *testing.T) {
	own, err := Parse("Root=" + otherRoot)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		ctx  context.Context
		want string
	}{
		"nothing":           {t.Context(), ""},
		"lambda":            {lambdaContext(t, "Root="+root+";Sampled=0"), "Root=" + root + ";Sampled=0"},
		"empty, as locally": {lambdaContext(t, ""), ""},
		"malformed":         {lambdaContext(t, "Root=x\n"), ""},
		"own goes first":    {NewContext(lambdaContext(t, "Root="+root), own), "Root=" + otherRoot},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, ok := FromContext(test.ctx)
			if id.String() != test.want || ok != (test.want != "") {
				t.Errorf("FromContext = %q, %v, want %q", id, ok, test.want)
			}
		})
	}
}

func TestMiddleware(t *testing.T) {
	tests := map[string]struct {
		ctx      context.Context
		headers  map[string]string
		wantRoot string // empty for a new one
	}{
		"context before header": {lambdaContext(t, "Root="+root), map[string]string{Header: "Root=" + otherRoot}, root},
		"header":                {t.Context(), map[string]string{Header: "Root=" + root}, root},
		"header of other case":  {t.Context(), map[string]string{"x-AMZN-trace-ID": "Root=" + root}, root},
		"traceparent":           {t.Context(), map[string]string{"traceparent": "00-" + w3cRoot + "-" + parent + "-01"}, root},
		"header before traceparent": {t.Context(), map[string]string{
			Header: "Root=" + otherRoot, "traceparent": "00-" + w3cRoot + "-" + parent + "-01",
		}, otherRoot},
		"forged header": {t.Context(), map[string]string{Header: "Root=" + root + "\r\nSet-Cookie: a=b"}, ""},
		"nothing":       {t.Context(), nil, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var seen ID
			handler := Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				seen, _ = FromContext(r.Context())
			}))
			request := httptest.NewRequestWithContext(test.ctx, http.MethodGet, "/", http.NoBody)
			for name, value := range test.headers {
				request.Header.Set(name, value)
			}
			answer := httptest.NewRecorder()

			handler.ServeHTTP(answer, request)

			if test.wantRoot != "" && seen.Root() != test.wantRoot {
				t.Errorf("root = %q, want %q", seen.Root(), test.wantRoot)
			}
			if test.wantRoot == "" && (!isRoot(seen.Root()) || seen.Root() == root) {
				t.Errorf("root = %q, want a new one", seen.Root())
			}
			if got := answer.Header().Get(Header); got != "Root="+seen.Root() {
				t.Errorf("answered %q, want the root %q", got, seen.Root())
			}
		})
	}
}

// TestClientsTrace has a client with a trace of its own call a function, which has AWS's.
func TestClientsTrace(t *testing.T) {
	const traceparent = "00-" + w3cRoot + "-" + parent + "-01"
	tests := map[string]struct {
		traceparent string
		root        string
		wantState   string
		wantClient  string
	}{
		"the same trace": {traceparent, root, "a=1,b=2", ""},
		"another trace":  {traceparent, otherRoot, "", w3cRoot},
		"none":           {"", root, "", ""},
		"forged":         {"00-" + w3cRoot + "-x-01", otherRoot, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var seen ID
			handler := Middleware(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				seen, _ = FromContext(r.Context())
			}))
			request := httptest.NewRequestWithContext(lambdaContext(t, "Root="+test.root), http.MethodGet, "/", http.NoBody)
			request.Header.Set("traceparent", test.traceparent)
			request.Header["Tracestate"] = []string{"a=1", "b=2"}

			handler.ServeHTTP(httptest.NewRecorder(), request)

			if seen.Root() != test.root || seen.Tracestate() != test.wantState || seen.Client() != test.wantClient {
				t.Errorf("got %q, state %q, client %q, want %q, %q, %q", seen.Root(), seen.Tracestate(), seen.Client(),
					test.root, test.wantState, test.wantClient)
			}
		})
	}
}

func TestTransport(t *testing.T) {
	received := make(chan http.Header, 1)
	server := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		received <- r.Header
	}))
	defer server.Close()
	stateful, err := parseTraceparent("00-"+w3cRoot+"-"+parent+"-01", "a=1")
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		ctx             context.Context
		base            http.RoundTripper
		wantTrace       string
		wantTraceparent string
		wantTracestate  string
	}{
		"traced": {
			lambdaContext(t, "Root="+root+";Parent="+parent+";Sampled=1;Lineage=1:a87bd80c:0"), server.Client().Transport,
			"Root=" + root + ";Parent=" + parent + ";Sampled=1;Lineage=1:a87bd80c:0", "00-" + w3cRoot + "-" + parent + "-01", "",
		},
		"with state": {
			NewContext(t.Context(), stateful), server.Client().Transport,
			"Root=" + root + ";Parent=" + parent + ";Sampled=1", "00-" + w3cRoot + "-" + parent + "-01", "a=1",
		},
		"default base": {lambdaContext(t, "Root="+root), nil, "Root=" + root, "00-" + w3cRoot + "-" + rootsHalf + "-00", ""},
		"not traced":   {t.Context(), nil, "", "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request, err := http.NewRequestWithContext(test.ctx, http.MethodPost, server.URL, strings.NewReader("body"))
			if err != nil {
				t.Fatal(err)
			}
			client := http.Client{Transport: Transport{Base: test.base}}
			response, err := client.Do(request)
			if err != nil {
				t.Fatal(err)
			}
			if err := response.Body.Close(); err != nil {
				t.Fatal(err)
			}
			headers := <-received
			if got := headers.Get(Header); got != test.wantTrace {
				t.Errorf("%s = %q, want %q", Header, got, test.wantTrace)
			}
			if got := headers.Get("traceparent"); got != test.wantTraceparent {
				t.Errorf("traceparent = %q, want %q", got, test.wantTraceparent)
			}
			if got := headers.Get("tracestate"); got != test.wantTracestate {
				t.Errorf("tracestate = %q, want %q", got, test.wantTracestate)
			}
			if len(request.Header) > 0 {
				t.Errorf("the caller's request was changed: %v", request.Header)
			}
		})
	}
}
