// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"example.com/orchard/local/guard"
	"example.com/orchard/local/sign"
)

const (
	poolID    = "ap-southeast-2_AbCdEfGhI"
	clientID  = "1example23456789"
	webOrigin = "http://localhost:5173"
	function  = "arn:aws:lambda:ap-southeast-2:000000000000:function:acme-local-post-confirmation"
	// impatient is for triggers that let a call time out; where none does, a busy machine mustn't.
	impatient = 200 * time.Millisecond
)

// fakeEmulator has two pools, the second one with the client and the trigger.
type fakeEmulator struct {
	*httptest.Server
	function string       // the trigger's ARN
	reply    http.Handler // to a confirmation
	lambda   http.Handler // the trigger
	timeout  time.Duration

	mutex    sync.Mutex
	events   []string
	verified string // email_verified of the account
}

func newEmulator(t *testing.T) *fakeEmulator {
	t.Helper()
	emulator := &fakeEmulator{function: function, reply: answers("{}"), lambda: answers(`{"version":"1"}`)}
	mux := http.NewServeMux()
	mux.Handle("POST /{$}", http.HandlerFunc(emulator.cognito))
	mux.Handle("POST /2015-03-31/functions/{function}/invocations", http.HandlerFunc(emulator.invoke))
	emulator.Server = httptest.NewServer(mux)
	t.Cleanup(emulator.Close)
	return emulator
}

func answers(body string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, body) })
}

func (e *fakeEmulator) cognito(w http.ResponseWriter, r *http.Request) {
	_, action, _ := strings.Cut(r.Header.Get("X-Amz-Target"), ".")
	switch action {
	case "ConfirmSignUp", "AdminConfirmSignUp", "ConfirmForgotPassword":
		e.reply.ServeHTTP(w, r)
		return
	}
	var request struct{ NextToken, UserPoolID string }
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil || !signed(r, "cognito-idp") {
		http.Error(w, `{"__type":"IncompleteSignature"}`, http.StatusForbidden)
		return
	}
	switch action + " " + request.NextToken + request.UserPoolID {
	case "ListUserPools ":
		_, _ = io.WriteString(w, `{"UserPools":[{"Id":"ap-southeast-2_other"}],"NextToken":"2"}`)
	case "ListUserPools 2":
		_, _ = fmt.Fprintf(w, `{"UserPools":[{"Id":%q}]}`, poolID)
	case "DescribeUserPoolClient " + poolID:
		_, _ = io.WriteString(w, `{}`)
	case "DescribeUserPool " + poolID:
		_, _ = fmt.Fprintf(w, `{"UserPool":{"LambdaConfig":{"PostConfirmation":%q}}}`, e.function)
	case "AdminUpdateUserAttributes " + poolID:
		e.mutex.Lock()
		e.verified = "true"
		e.mutex.Unlock()
		_, _ = io.WriteString(w, `{}`)
	case "AdminGetUser " + poolID:
		_, _ = fmt.Fprintf(w, `{"Username":"7a1f0c4e","UserStatus":"CONFIRMED","UserAttributes":[
			{"Name":"sub","Value":"7a1f0c4e"},{"Name":"email","Value":"ada@example.com"},
			{"Name":"email_verified","Value":%q}]}`, e.isVerified())
	default:
		http.Error(w, `{"__type":"com.amazonaws#ResourceNotFoundException"}`, http.StatusBadRequest)
	}
}

func (e *fakeEmulator) invoke(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil || r.PathValue("function") != e.function || !signed(r, "lambda") {
		w.Header().Set("X-Amzn-ErrorType", "AccessDeniedException:http://example.com/")
		w.WriteHeader(http.StatusForbidden)
		return
	}
	e.mutex.Lock()
	e.events = append(e.events, string(body))
	e.mutex.Unlock()
	e.lambda.ServeHTTP(w, r)
}

func (e *fakeEmulator) isVerified() string {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return e.verified
}

func (e *fakeEmulator) calls() int {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	return len(e.events)
}

func signed(r *http.Request, service string) bool {
	return strings.Contains(r.Header.Get("Authorization"), "/ap-southeast-2/"+service+"/aws4_request")
}

func keys() aws.Credentials {
	return aws.Credentials{AccessKeyID: "AKIA0123456789ABCDEF", SecretAccessKey: "secret"}
}

// page is a guard that knows one.
func page() *guard.Guard {
	g := guard.New(func(string) {})
	g.SetPage(webOrigin)
	return g
}

// start returns the address of a bridge in front of the emulator.
func (e *fakeEmulator) start(t *testing.T) string {
	t.Helper()
	upstream, err := url.Parse(e.URL)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(New(Config{
		Upstream: upstream, Region: "ap-southeast-2", Keys: keys(), Transport: &http.Transport{DisableCompression: true},
		Guard: page(), Log: slog.New(slog.DiscardHandler), Timeout: e.timeout,
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func call(t *testing.T, address, action, body string) (*http.Response, string) {
	t.Helper()
	request, err := http.NewRequest(http.MethodPost, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("X-Amz-Target", "AWSCognitoIdentityProviderService."+action)
	if strings.HasPrefix(action, "Admin") {
		if err := sign.Request(request, []byte(body), keys(), "cognito-idp", "ap-southeast-2"); err != nil {
			t.Fatal(err)
		}
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}
