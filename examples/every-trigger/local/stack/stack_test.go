// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestTranscript(t *testing.T) {
	s := &Stack{
		API: "http://127.0.0.1:1", Cognito: "http://127.0.0.1:2", ClientID: "client",
		Project: Project{Routes: []string{"/hello", "/me"}},
	}
	transcript := s.Transcript()
	for _, text := range []string{
		"'http://127.0.0.1:2'", `"ClientId":"client"`, "SignUp", "ConfirmSignUp", "InitiateAuth", "123456",
		"'http://127.0.0.1:1/hello'", "'http://127.0.0.1:1/me'",
	} {
		if !strings.Contains(transcript, text) {
			t.Errorf("%s is not in:\n%s", text, transcript)
		}
	}
	if strings.ContainsAny(transcript, "‘’“”") || strings.Contains(transcript, "{client}") {
		t.Errorf("not to be pasted:\n%s", transcript)
	}
}

func TestAPIProxy(t *testing.T) {
	aws := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.RequestURI)
	}))
	defer aws.Close()
	target, err := url.Parse(aws.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := apiProxy(target, "id", slog.New(slog.DiscardHandler))
	recorder := httptest.NewRecorder()
	proxy.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/a%2Fb?c=d", http.NoBody))
	if got := recorder.Body.String(); got != "/restapis/id/local/_user_request_/a%2Fb?c=d" {
		t.Errorf("asked for %s", got)
	}
	aws.Close()
	recorder = httptest.NewRecorder()
	proxy.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/", http.NoBody))
	if recorder.Code != http.StatusBadGateway {
		t.Errorf("status %d", recorder.Code)
	}
}
