// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"git.lighthouse.example/platform/lighthouse/local/guard"
	"git.lighthouse.example/platform/lighthouse/local/sign"
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
	emulator := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.RequestURI)
	}))
	defer emulator.Close()
	target, err := url.Parse(emulator.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := apiProxy(target, &http.Transport{DisableCompression: true}, "id", slog.New(slog.DiscardHandler))
	const path = ""
	recorder := httptest.NewRecorder()
	proxy.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path+"/a%2Fb?c=d", http.NoBody))
	if got := recorder.Body.String(); got != "/restapis/id/local/_user_request_/a%2Fb?c=d" {
		t.Errorf("asked for %s", got)
	}
	emulator.CloseClientConnections()
	emulator.Close()
	recorder = httptest.NewRecorder()
	proxy.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path+"/", http.NoBody))
	if recorder.Code != http.StatusBadGateway {
		t.Errorf("status %d", recorder.Code)
	}
}

func TestThroughASocket(t *testing.T) {
	socket, err := newSocket()
	if err != nil {
		t.Fatal(err)
	}
	folder := filepath.Dir(socket)
	defer os.RemoveAll(folder)
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Fatalf("folder %v, error %v: others may enter", info, err)
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	server := &httptest.Server{Listener: listener, Config: &http.Server{
		Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, r.Host+" "+r.Header.Get("Accept-Encoding"))
		}),
	}}
	server.Start()
	defer server.Close()
	response, err := (&http.Client{Transport: through(socket)}).Get("http://ministack/")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "ministack " {
		t.Errorf("answer %q, error %v", body, err)
	}
}

func TestASocketNeedsAShortPath(t *testing.T) {
	long := filepath.Join(t.TempDir(), strings.Repeat("x", maxSocketPath))
	if err := os.Mkdir(long, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", long)
	if _, err := newSocket(); err == nil || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("error %v", err)
	}
	if left, err := os.ReadDir(long); err != nil || len(left) > 0 {
		t.Errorf("left %v, error %v", left, err)
	}
}

// What was signed arrives as it was signed; what wasn't doesn't arrive.
func TestAWSProxy(t *testing.T) {
	asked := 0
	emulator := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		w.Header().Set("Access-Control-Allow-Origin", "*")
		_, _ = io.WriteString(w, r.Host+" "+r.RequestURI+" "+r.Header.Get("X-Forwarded-Proto"))
	}))
	defer emulator.Close()
	target, err := url.Parse(emulator.URL)
	if err != nil {
		t.Fatal(err)
	}
	proxy := awsProxy(target, http.DefaultTransport, guard.New(func(string) {}), slog.New(slog.DiscardHandler))
	request := httptest.NewRequest(http.MethodGet, "http://localhost:4703/bucket/a%2Fb?a=1&versionId=2", http.NoBody)
	recorder := httptest.NewRecorder()
	proxy.ServeHTTP(recorder, request)
	if recorder.Code != http.StatusForbidden || asked != 0 {
		t.Errorf("unsigned: status %d, %d passed on", recorder.Code, asked)
	}
	keys := aws.Credentials{AccessKeyID: "AKIA0123456789ABCDEF", SecretAccessKey: "secret"}
	if err := sign.Request(request, nil, keys, "s3", "eu-west-1"); err != nil {
		t.Fatal(err)
	}
	recorder = httptest.NewRecorder()
	proxy.ServeHTTP(recorder, request)
	if got := recorder.Body.String(); got != "localhost:4703 /bucket/a%2Fb?a=1&versionId=2 https" {
		t.Errorf("asked for %s", got)
	}
	if recorder.Header().Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("any page may read it: %v", recorder.Header())
	}
}
