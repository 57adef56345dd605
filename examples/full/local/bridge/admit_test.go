// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/local/sign"
)

func TestAdmits(t *testing.T) {
	const signIn, create = targetPrefix + "InitiateAuth", targetPrefix + "AdminCreateUser"
	for _, test := range []struct {
		name, method, url string
		header            http.Header
		signed, admitted  bool
	}{
		{"sign-in", "POST", "/", http.Header{"X-Amz-Target": {signIn}}, false, true},
		{"signed sign-in", "POST", "/", http.Header{"X-Amz-Target": {signIn}}, true, true},
		{"administrator", "POST", "/", http.Header{"X-Amz-Target": {create}}, true, true},
		{"keys", "GET", "/eu-west-1_aB3/.well-known/jwks.json", nil, false, true},
		{"configuration", "GET", "/eu-west-1_aB3/.well-known/openid-configuration", nil, false, true},
		{"preflight", "OPTIONS", "/", http.Header{"Origin": {webOrigin}}, false, true},

		{"unsigned administrator", "POST", "/", http.Header{"X-Amz-Target": {create}}, false, false},
		{"no target", "POST", "/", nil, true, false},
		{"another service", "POST", "/", http.Header{"X-Amz-Target": {"AmazonSSM.PutParameter"}}, true, false},
		{"two targets", "POST", "/", http.Header{"X-Amz-Target": {signIn, create}}, false, false},
		{"joined targets", "POST", "/", http.Header{"X-Amz-Target": {signIn + ", " + create}}, false, false},
		{"longer target", "POST", "/", http.Header{"X-Amz-Target": {signIn + " "}}, false, false},
		{"key of the root", "POST", "/", http.Header{
			"X-Amz-Target":  {signIn},
			"Authorization": {"AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/iam/aws4_request, SignedHeaders=host, Signature=a"},
		}, false, false},
		{"key in the query", "POST", "/?X-Amz-Credential=test", http.Header{"X-Amz-Target": {signIn}}, false, false},
		{"action in the query", "POST", "/?Action=CreateRole", http.Header{"X-Amz-Target": {signIn}}, false, false},
		{"reset", "POST", "/_ministack/reset", http.Header{"X-Amz-Target": {signIn}}, true, false},
		{"another path", "POST", "/2015-03-31/functions", http.Header{"X-Amz-Target": {signIn}}, true, false},
		{"login page", "GET", "/oauth2/authorize", nil, false, false},
		{"written keys", "PUT", "/eu-west-1_aB3/.well-known/jwks.json", nil, false, false},
		{"keys of no pool", "GET", "/bucket/.well-known/jwks.json", nil, false, false},
	} {
		request := httptest.NewRequest(test.method, test.url, http.NoBody)
		for name, values := range test.header {
			request.Header[name] = values
		}
		if test.signed {
			if err := sign.Request(request, nil, keys(), "cognito-idp", "eu-west-1"); err != nil {
				t.Fatal(err)
			}
		}
		passed := false
		recorder := httptest.NewRecorder()
		admit(page(), http.HandlerFunc(func(http.ResponseWriter, *http.Request) { passed = true })).ServeHTTP(recorder, request)
		if passed != test.admitted || passed == (recorder.Code == http.StatusForbidden) {
			t.Errorf("%s: passed on %t, status %d: %s", test.name, passed, recorder.Code, recorder.Body)
		}
	}
}

func TestOnlyTheOwnPageReadsAnAnswer(t *testing.T) {
	emulator := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Access-Control-Allow-Origin", "*")
	}))
	defer emulator.Close()
	upstream, err := url.Parse(emulator.URL)
	if err != nil {
		t.Fatal(err)
	}
	handler := New(Config{Upstream: upstream, Transport: http.DefaultTransport, Guard: page(), Log: slog.New(slog.DiscardHandler)})
	for origin, allowed := range map[string]string{webOrigin: webOrigin, "": "", "http://elsewhere.example.com": ""} {
		request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("{}"))
		request.Header.Set("X-Amz-Target", targetPrefix+"InitiateAuth")
		if origin != "" {
			request.Header.Set("Origin", origin)
		}
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if got := recorder.Header().Get("Access-Control-Allow-Origin"); recorder.Code != http.StatusOK || got != allowed {
			t.Errorf("%q: status %d, allowed %q, want %q", origin, recorder.Code, got, allowed)
		}
	}
}
