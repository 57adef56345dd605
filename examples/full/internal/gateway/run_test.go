// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/trace"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// asFunction is the argument with which this program is a function, and not its tests.
const asFunction = "function"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == asFunction {
		Run(service.NoStore, func(users.Store) api.Guard { return api.Public }, wireCaller)
	}
	os.Exit(m.Run())
}

// wireCaller makes a handler that calls another service.
func wireCaller(_ context.Context, env *config.Reader) (http.Handler, error) {
	address := env.String("OTHER_SERVICE")
	client := http.Client{Transport: trace.Transport{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		request, err := http.NewRequestWithContext(r.Context(), http.MethodGet, address, http.NoBody)
		if err != nil {
			api.Problem(w, r, http.StatusInternalServerError, "")
			return
		}
		response, err := client.Do(request)
		if err != nil {
			api.Problem(w, r, http.StatusBadGateway, "")
			return
		}
		defer response.Body.Close()
		w.WriteHeader(response.StatusCode)
	}), nil
}

// TestOneTrace runs a function against a fake of Lambda's Runtime API, which the emulator gives no trace, and follows
// the trace to the log line, to the service that the handler calls, and back to the caller.
func TestOneTrace(t *testing.T) {
	const root, parent = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b", "53995c3f42cd8ad8"
	event, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Fatal(err)
	}
	called := make(chan http.Header, 1)
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		called <- r.Header
		w.WriteHeader(http.StatusNoContent)
	}))
	defer other.Close()
	answered := make(chan []byte, 1)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	runtime := httptest.NewServer(runtimeAPI(ctx, "Root="+root+";Parent="+parent+";Sampled=1", event, answered))
	defer runtime.Close()

	logs := runFunction(ctx, t, runtime.Listener.Addr().String(), other.URL, answered, func(answer []byte) {
		var response struct {
			StatusCode        int                 `json:"statusCode"`
			MultiValueHeaders map[string][]string `json:"multiValueHeaders"`
		}
		if err := json.Unmarshal(answer, &response); err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(response.MultiValueHeaders[trace.Header]); response.StatusCode != http.StatusNoContent || got != "[Root="+root+"]" {
			t.Errorf("answered %s", answer)
		}
		header := <-called
		if got := header.Get("Traceparent"); got != "00-6b0306450c5f2f3a4d1b6e7f80912a3b-"+parent+"-01" {
			t.Errorf("called with traceparent %q", got)
		}
		if got := header.Get(trace.Header); got != "Root="+root+";Parent="+parent+";Sampled=1" {
			t.Errorf("called with %s %q", trace.Header, got)
		}
	})
	var line struct {
		Message string `json:"message"`
		TraceID string `json:"trace_id"`
	}
	if err := json.Unmarshal(logs, &line); err != nil || line.Message != "request" || line.TraceID != root {
		t.Errorf("logged %s", logs)
	}
}

// runFunction starts this program as the function, checks its one answer, and returns what it has logged.
func runFunction(ctx context.Context, t *testing.T, runtime, other string, answered <-chan []byte, check func([]byte)) []byte {
	t.Helper()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var logs bytes.Buffer
	function := exec.CommandContext(ctx, program, asFunction)
	function.Env = []string{"AWS_LAMBDA_RUNTIME_API=" + runtime, "OTHER_SERVICE=" + other, "WEB_ORIGIN=https://app.example.com"}
	function.Stdout, function.Stderr = &logs, &logs
	if err := function.Start(); err != nil {
		t.Fatal(err)
	}
	select {
	case answer := <-answered:
		check(answer)
	case <-ctx.Done():
		t.Error("no answer")
	}
	stop()
	var killed *exec.ExitError
	if err := function.Wait(); !errors.As(err, &killed) && !errors.Is(err, context.Canceled) {
		t.Errorf("the function ended: %v", err)
	}
	return logs.Bytes()
}

// runtimeAPI hands out one invocation, and lets who asks for a second wait.
func runtimeAPI(ctx context.Context, traceID string, event []byte, answered chan<- []byte) http.Handler {
	const version = "/2018-06-01/runtime/invocation/"
	events := make(chan []byte, 1)
	events <- event
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+version+"next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case event := <-events:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd")
			w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(time.Minute).UnixMilli()))
			w.Header().Set("Lambda-Runtime-Trace-Id", traceID)
			_, _ = w.Write(event)
		case <-r.Context().Done():
		case <-ctx.Done():
		}
	})
	mux.HandleFunc("POST "+version+"{request}/{outcome}", func(w http.ResponseWriter, r *http.Request) {
		var body bytes.Buffer
		if _, err := body.ReadFrom(r.Body); err == nil {
			answered <- body.Bytes()
		}
		w.WriteHeader(http.StatusAccepted)
	})
	return mux
}
