// Managed by venture: edit freely, regenerating merges your changes.

package invocation

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
	"strings"
	"testing"
	"time"

	"example.com/orchard/internal/logging"
)

// asFunction is the argument with which this program is a function, and not its tests.
const asFunction = "function"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == asFunction {
		Start(logging.ForLambda(os.Stdout, "INFO"), handle)
	}
	os.Exit(m.Run())
}

// handle does what its event says.
func handle(_ context.Context, event string) (string, error) {
	switch event {
	case "panic":
		panic("password=hunter2hunter2\nat noon")
	case "error":
		return "", errors.New("out of paper")
	default:
		return "done", nil
	}
}

// outcome is what Lambda was told of an invocation.
type outcome struct{ kind, body string }

// TestStart runs a function against a fake of Lambda's Runtime API: the last invocation finds the process of the first.
func TestStart(t *testing.T) {
	want := []outcome{
		{"error", report}, {"error", `{"errorMessage":"out of paper","errorType":"errorString"}`}, {"response", `"done"`},
	}
	got, logs := run(t, "panic", "error", "ok")
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("told %v, want %v", got, want)
	}
	lines := strings.Split(strings.TrimSpace(logs), "\n")
	if len(lines) != 2 {
		t.Fatalf("logged %d lines, want that of the panic and that of the error:\n%s", len(lines), logs)
	}
	var line struct {
		Level     string `json:"level"`
		Message   string `json:"message"`
		TraceID   string `json:"trace_id"`
		RequestID string `json:"request_id"`
		Value     string `json:"value"`
		Stack     string `json:"stack"`
	}
	if err := json.Unmarshal([]byte(lines[0]), &line); err != nil {
		t.Fatal(err)
	}
	if line.Level != "ERROR" || line.Message != "panic" || line.TraceID != "1-6b030645-0c5f2f3a4d1b6e7f80912a3b" ||
		line.RequestID != "request-0" || !strings.Contains(line.Stack, "start_test.go") ||
		!strings.HasSuffix(line.Value, "at noon") || strings.Contains(line.Value, "hunter2") {
		t.Errorf("logged %s", lines[0])
	}
	if !strings.Contains(lines[1], "out of paper") {
		t.Errorf("logged %s", lines[1])
	}
}

func TestRecoveringKeepsTheForm(t *testing.T) {
	logger := logging.New(&bytes.Buffer{}, "INFO")
	silent, ok := recovering(logger, func(context.Context, int) error { panic("x") }).(func(context.Context, int) error)
	if !ok {
		t.Fatal("another type")
	}
	if err := silent(t.Context(), 1); !errors.Is(err, panicked{}) {
		t.Errorf("error %v", err)
	}
	double, ok := recovering(logger, func(_ context.Context, n int) (int, error) { return 2 * n, nil }).(func(context.Context, int) (int, error))
	if !ok {
		t.Fatal("another type")
	}
	if answer, err := double(t.Context(), 21); answer != 42 || err != nil {
		t.Errorf("answered %d, %v", answer, err)
	}
}

// run starts this program as the function, gives it the events, and returns what it has told and logged.
func run(t *testing.T, events ...string) (outcomes []outcome, logs string) {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 30*time.Second)
	defer stop()
	told := make(chan outcome, len(events))
	runtime := httptest.NewServer(runtimeAPI(events, told))
	defer runtime.Close()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var written bytes.Buffer
	function := exec.CommandContext(ctx, program, asFunction)
	function.Env = []string{"AWS_LAMBDA_RUNTIME_API=" + runtime.Listener.Addr().String()}
	function.Stdout, function.Stderr = &written, &written
	if err := function.Start(); err != nil {
		t.Fatal(err)
	}
	for range events {
		select {
		case one := <-told:
			outcomes = append(outcomes, one)
		case <-ctx.Done():
			t.Error("an invocation without an outcome")
		}
	}
	stop()
	_ = function.Wait() // it was killed
	return outcomes, written.String()
}

// runtimeAPI hands out the events one after the other, and lets who asks for more wait until it is killed.
func runtimeAPI(events []string, told chan<- outcome) http.Handler {
	const version = "/2018-06-01/runtime/invocation/"
	next := make(chan int, len(events))
	for i := range events {
		next <- i
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+version+"next", func(w http.ResponseWriter, r *http.Request) {
		select {
		case i := <-next:
			w.Header().Set("Lambda-Runtime-Aws-Request-Id", fmt.Sprintf("request-%d", i))
			w.Header().Set("Lambda-Runtime-Deadline-Ms", fmt.Sprint(time.Now().Add(time.Minute).UnixMilli()))
			w.Header().Set("Lambda-Runtime-Trace-Id", "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b")
			_ = json.NewEncoder(w).Encode(events[i])
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("POST "+version+"{request}/{kind}", func(w http.ResponseWriter, r *http.Request) {
		var body bytes.Buffer
		_, _ = body.ReadFrom(r.Body)
		told <- outcome{r.PathValue("kind"), body.String()}
		w.WriteHeader(http.StatusAccepted)
	})
	return mux
}
