// Managed by venture: edit freely, regenerating merges your changes.

package guard

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const page = "http://localhost:5173"

func TestPort(t *testing.T) {
	for _, test := range []struct {
		name, host string
		header     http.Header
		want       string // in the refusal; "" for none
	}{
		{"program", "127.0.0.1:4700", nil, ""},
		{"program that says localhost", "localhost:4700", nil, ""},
		{"own page", "127.0.0.1:4700", http.Header{"Origin": {page}, "Sec-Fetch-Site": {"cross-site"}}, ""},
		{"page of the port itself", "localhost:4700", http.Header{"Origin": {"http://localhost:4700"}}, ""},
		{"address bar", "127.0.0.1:4700", http.Header{"Sec-Fetch-Site": {"none"}}, ""},
		{"picture of the port itself", "127.0.0.1:4700", http.Header{"Sec-Fetch-Site": {"same-origin"}}, ""},

		{"tunnel", "127.0.0.1:4700", http.Header{"Connection": {"Upgrade, HTTP2-Settings"}, "Upgrade": {"h2c"}}, "Upgrade"},
		{"tunnel of the own page", "127.0.0.1:4700", http.Header{"Origin": {page}, "Upgrade": {"websocket"}}, "Upgrade"},
		{"rebound name", "rebind.example.com:4700", nil, "Host"},
		{"rebound name of the own page", "rebind.example.com:4700", http.Header{"Origin": {page}}, "Host"},
		{"name that begins alike", "127.0.0.1:4700.example.com", nil, "Host"},
		{"subdomain", "evil.localhost:4700", nil, "Host"},
		{"another port", "127.0.0.1:4701", nil, "Host"},
		{"no port", "127.0.0.1", nil, "Host"},
		{"other address", "127.0.0.2:4700", nil, "Host"},
		{"no host", "", nil, "Host"},
		{"other page", "127.0.0.1:4700", http.Header{"Origin": {"http://evil.example.com"}}, "web-origin"},
		{"other port's page", "127.0.0.1:4700", http.Header{"Origin": {"http://127.0.0.1:4701"}}, "web-origin"},
		{"other name of the port", "127.0.0.1:4700", http.Header{"Origin": {"http://localhost:4700"}}, "web-origin"},
		{"page of a file", "127.0.0.1:4700", http.Header{"Origin": {"null"}}, "web-origin"},
		{"page that begins alike", "127.0.0.1:4700", http.Header{"Origin": {page + ".example.com"}}, "web-origin"},
		{"encrypted", "127.0.0.1:4700", http.Header{"Origin": {"https://localhost:5173"}}, "web-origin"},
		{"empty origin", "127.0.0.1:4700", http.Header{"Origin": {""}}, "web-origin"},
		{"two origins", "127.0.0.1:4700", http.Header{"Origin": {page, "http://evil.example.com"}}, "web-origin"},
		{"joined origins", "127.0.0.1:4700", http.Header{"Origin": {page + ", http://evil.example.com"}}, "web-origin"},
		{"socket of a page", "127.0.0.1:4700", http.Header{
			"Origin": {"http://evil.example.com"}, "Connection": {"Upgrade"}, "Upgrade": {"websocket"},
		}, "web-origin"},
		{"picture", "127.0.0.1:4700", http.Header{"Sec-Fetch-Site": {"cross-site"}}, "crossorigin"},
		{"picture of a neighbour", "127.0.0.1:4700", http.Header{"Sec-Fetch-Site": {"same-site"}}, "crossorigin"},
		{"two sites", "127.0.0.1:4700", http.Header{"Sec-Fetch-Site": {"none", "cross-site"}}, "crossorigin"},
	} {
		passed := false
		g := New(func(string) {})
		g.SetPage(page)
		recorder := serve(t, g, test.host, test.header, func(http.ResponseWriter, *http.Request) { passed = true })
		if passed != (test.want == "") || !strings.Contains(recorder.Body.String(), test.want) {
			t.Errorf("%s: passed on %t, answer %s", test.name, passed, recorder.Body)
		}
		if !passed && (recorder.Code != http.StatusForbidden || recorder.Header().Get("Access-Control-Allow-Origin") != "") {
			t.Errorf("%s: status %d, header %v", test.name, recorder.Code, recorder.Header())
		}
	}
}

// Until the stack is deployed there is no page; a template may name none, or what no page has.
func TestNoPage(t *testing.T) {
	for _, origin := range []string{"", "null", "*"} {
		g := New(func(string) {})
		if origin != "" {
			g.SetPage(origin)
		}
		for _, from := range []string{origin, "null", page} {
			recorder := serve(t, g, "127.0.0.1:4700", http.Header{"Origin": {from}}, nil)
			if recorder.Code != http.StatusForbidden {
				t.Errorf("page %q: %q is let in", origin, from)
			}
		}
	}
}

func TestReportsOnce(t *testing.T) {
	var said []string
	g := New(func(refusal string) { said = append(said, refusal) })
	for range 3 {
		serve(t, g, "127.0.0.1:4700", http.Header{"Origin": {"http://evil.example.com"}}, nil)
	}
	if len(said) != 1 || !strings.HasPrefix(said[0], "refused a request to the API: ") || !strings.Contains(said[0], "evil.example.com") {
		t.Errorf("said %q", said)
	}
	for i := range 1000 {
		serve(t, g, "127.0.0.1:4700", http.Header{"Origin": {fmt.Sprint(i) + strings.Repeat("x", 1000)}}, nil)
	}
	if len(said) != maxSaid || len(said[1]) > 400 || !strings.HasSuffix(said[maxSaid-1], "aren't shown") {
		t.Errorf("said %d times, last %q", len(said), said[len(said)-1])
	}
}

func serve(t *testing.T, g *Guard, host string, header http.Header, next http.HandlerFunc) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/", http.NoBody)
	request.Host = host
	for name, values := range header {
		request.Header[name] = values
	}
	recorder := httptest.NewRecorder()
	g.Port("the API", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4700}, next).ServeHTTP(recorder, request)
	return recorder
}

func TestAnswer(t *testing.T) {
	for _, test := range []struct {
		origin, offered, want string
	}{
		{page, "*", page},
		{page, page, page},
		{page, "", ""},
		{page, "http://evil.example.com", ""},
		{"http://evil.example.com", "*", ""},
		{"http://evil.example.com", "http://evil.example.com", ""},
		{"null", "null", ""},
		{"", "*", ""},
	} {
		g := New(func(string) {})
		g.SetPage(page)
		response := &http.Response{Header: http.Header{}, Request: &http.Request{Header: http.Header{"Origin": {test.origin}}}}
		if test.offered != "" {
			response.Header.Set("Access-Control-Allow-Origin", test.offered)
		}
		g.Answer(response)
		if got := response.Header.Get("Access-Control-Allow-Origin"); got != test.want {
			t.Errorf("%s, offered %q: %q, want %q", test.origin, test.offered, got, test.want)
		}
	}
}

// TestPortReadsTheBodyFirst answers before it reads, as a proxy may.
func TestPortReadsTheBodyFirst(t *testing.T) {
	late := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusOK)
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Error(err)
		}
		if _, err := io.Copy(w, r.Body); err != nil {
			t.Error(err)
		}
	})
	server := httptest.NewUnstartedServer(nil)
	server.Config.Handler = New(func(string) {}).Port("a port", server.Listener.Addr(), late)
	server.Start()
	defer server.Close()
	for _, body := range []string{"", "text", strings.Repeat("x", 1<<20)} {
		// A reader of no known length is sent in chunks.
		response, err := http.Post(server.URL, "text/plain", io.MultiReader(strings.NewReader(body)))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		if answer, err := io.ReadAll(response.Body); err != nil || string(answer) != body {
			t.Errorf("%d bytes, %v; want %d", len(answer), err, len(body))
		}
	}
}
