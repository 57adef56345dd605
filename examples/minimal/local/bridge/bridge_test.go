// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const confirm = `{"ClientId":"` + clientID + `","Username":"ada@example.com","ConfirmationCode":"123456"}`

func TestCallsTheTrigger(t *testing.T) {
	for _, test := range []struct{ action, request, source, client, verified, metadata string }{
		{"ConfirmSignUp", confirm, "ConfirmSignUp", clientID, "true", ""},
		{
			"ConfirmForgotPassword", `{"ClientId":"` + clientID + `","Username":"ada@example.com","ClientMetadata":{"a":"b"}}`,
			"ConfirmForgotPassword", clientID, "true", `,"clientMetadata":{"a":"b"}`,
		},
		{
			"AdminConfirmSignUp", `{"UserPoolId":"` + poolID + `","Username":"ada@example.com"}`,
			"ConfirmSignUp", "CLIENT_ID_NOT_APPLICABLE", "false", "",
		},
	} {
		emulator := newEmulator(t)
		emulator.verified = "false"
		response, body := call(t, emulator.start(t), test.action, test.request)
		if response.StatusCode != http.StatusOK || body != "{}" {
			t.Errorf("%s: status %d, body %s", test.action, response.StatusCode, body)
		}
		want := fmt.Sprintf(`{"version":"1","region":"ap-southeast-2","userPoolId":%q,"userName":"7a1f0c4e",
			"callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":%q},
			"triggerSource":"PostConfirmation_%s","request":{"userAttributes":{"sub":"7a1f0c4e","email":"ada@example.com",
			"email_verified":%q,"cognito:user_status":"CONFIRMED"}%s},"response":{}}`,
			poolID, test.client, test.source, test.verified, test.metadata)
		if len(emulator.events) != 1 || !equalJSON(t, emulator.events[0], want) {
			t.Errorf("%s: events %s, want %s", test.action, emulator.events, want)
		}
	}
}

func TestLeavesTheTriggerAlone(t *testing.T) {
	emulator := newEmulator(t)
	emulator.reply = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		http.Error(w, `{"__type":"CodeMismatchException"}`, http.StatusBadRequest)
	})
	response, body := call(t, emulator.start(t), "ConfirmSignUp", confirm)
	if response.StatusCode != http.StatusBadRequest || !strings.Contains(body, "CodeMismatch") || emulator.calls() != 0 {
		t.Errorf("wrong code: status %d, body %s, %d calls", response.StatusCode, body, emulator.calls())
	}

	emulator = newEmulator(t)
	emulator.function = ""
	response, _ = call(t, emulator.start(t), "ConfirmSignUp", confirm)
	if response.StatusCode != http.StatusOK || emulator.calls() != 0 || emulator.isVerified() != "true" {
		t.Errorf("pool without trigger: status %d, %d calls, verified %q", response.StatusCode, emulator.calls(), emulator.isVerified())
	}
}

func TestTellsOfAFailedTrigger(t *testing.T) {
	for _, test := range []struct {
		name, kind, message string
		lambda              http.HandlerFunc
		calls               int
	}{
		{
			"function error", "UserLambdaValidationException", "PostConfirmation failed with error profile not stored.",
			func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("X-Amz-Function-Error", "Unhandled")
				_, _ = io.WriteString(w, `{"errorMessage":"profile not stored","errorType":"errorString"}`)
			}, 1,
		},
		{
			"no event back", "InvalidLambdaResponseException", "Unrecognizable lambda output",
			func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "null") }, 1,
		},
		{
			"no answer", "UnexpectedLambdaException",
			"PostConfirmation invocation failed due to error Socket timeout while invoking Lambda function.",
			func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, 3,
		},
		{
			"not allowed", "UnexpectedLambdaException", "PostConfirmation invocation failed due to error AccessDeniedException.",
			func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("X-Amzn-ErrorType", "AccessDeniedException")
				w.WriteHeader(http.StatusForbidden)
			}, 1,
		},
		{
			"throttled", "UnexpectedLambdaException", "PostConfirmation invocation failed due to error TooManyRequestsException.",
			func(w http.ResponseWriter, _ *http.Request) {
				http.Error(w, `{"__type":"TooManyRequestsException"}`, http.StatusTooManyRequests)
			}, 3,
		},
	} {
		emulator := newEmulator(t)
		emulator.lambda = test.lambda
		if test.calls == triggerTries {
			emulator.timeout = impatient
		}
		response, body := call(t, emulator.start(t), "ConfirmSignUp", confirm)
		want := fmt.Sprintf(`{"__type":%q,"message":%q}`, test.kind, test.message)
		if response.StatusCode != http.StatusBadRequest || !equalJSON(t, body, want) {
			t.Errorf("%s: status %d, body %s, want %s", test.name, response.StatusCode, body, want)
		}
		if emulator.calls() != test.calls {
			t.Errorf("%s: %d calls, want %d", test.name, emulator.calls(), test.calls)
		}
	}
}

func TestTriesAgain(t *testing.T) {
	emulator := newEmulator(t)
	emulator.timeout = impatient
	var tries atomic.Int32
	emulator.lambda = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if tries.Add(1) < triggerTries {
			<-r.Context().Done()
			return
		}
		_, _ = io.WriteString(w, "{}")
	})
	if response, body := call(t, emulator.start(t), "ConfirmSignUp", confirm); response.StatusCode != http.StatusOK {
		t.Errorf("status %d, body %s", response.StatusCode, body)
	}
	if emulator.calls() != triggerTries || emulator.events[0] != emulator.events[2] {
		t.Errorf("events %s, want the same three times", emulator.events)
	}
}

func TestConfirmsManyAtOnce(t *testing.T) {
	emulator := newEmulator(t)
	address := emulator.start(t)
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() { call(t, address, "ConfirmSignUp", confirm) })
	}
	group.Wait()
	if emulator.calls() != 20 {
		t.Errorf("%d calls, want 20", emulator.calls())
	}
}

func TestPassesOn(t *testing.T) {
	seen := make(chan *http.Request, 1)
	release := make(chan struct{})
	emulator := &fakeEmulator{Server: httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seen <- r.Clone(r.Context())
		w.Header()["X-Many"] = []string{"1", "2"}
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "first\n")
		_ = http.NewResponseController(w).Flush()
		<-release
	}))}
	defer emulator.Close()
	request, err := http.NewRequest(http.MethodGet, emulator.start(t)+"/eu-west-1_a/.well-known/jwks%2Ejson?b=2&a=1", nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Host = "cognito-idp.example.com"
	request.Header.Set("Authorization", "AWS4-HMAC-SHA256 x")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	line, err := bufio.NewReader(response.Body).ReadString('\n')
	close(release) // the first line came before the end
	if err != nil || line != "first\n" || response.StatusCode != http.StatusTeapot || len(response.Header["X-Many"]) != 2 {
		t.Errorf("answer %d %v %q, error %v", response.StatusCode, response.Header, line, err)
	}
	got := <-seen
	if got.Host != request.Host || got.RequestURI != "/eu-west-1_a/.well-known/jwks%2Ejson?b=2&a=1" ||
		got.Header.Get("Authorization") != "AWS4-HMAC-SHA256 x" || got.Header.Get("X-Forwarded-For") != "" {
		t.Errorf("request %s %s %v", got.Host, got.RequestURI, got.Header)
	}
}

func TestSaysWhatIsWrong(t *testing.T) {
	emulator := newEmulator(t)
	address := emulator.start(t)
	if response, body := call(t, address, "ConfirmSignUp", `{"ClientId":1}`); response.StatusCode != http.StatusBadRequest {
		t.Errorf("unreadable: status %d, body %s", response.StatusCode, body)
	}
	unknown := `{"UserPoolId":"ap-southeast-2_none","Username":"ada@example.com"}`
	if response, body := call(t, address, "AdminConfirmSignUp", unknown); response.StatusCode != http.StatusBadGateway {
		t.Errorf("unknown pool: status %d, body %s", response.StatusCode, body)
	}
	emulator.CloseClientConnections()
	emulator.Close()
	start := time.Now()
	if response, body := call(t, address, "SignUp", "{}"); response.StatusCode != http.StatusBadGateway {
		t.Errorf("no emulator: status %d, body %s after %v", response.StatusCode, body, time.Since(start))
	}
}

func equalJSON(t *testing.T, got, want string) bool {
	t.Helper()
	var values [2]any
	for i, text := range []string{got, want} {
		if err := json.Unmarshal([]byte(text), &values[i]); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	return reflect.DeepEqual(values[0], values[1])
}
