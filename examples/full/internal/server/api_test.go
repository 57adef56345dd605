// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const webOrigin = "https://app.example.com"

func lookup(name string) (string, bool) {
	if name == "WEB_ORIGIN" {
		return webOrigin, true
	}
	return "", false
}

// quiet is a logger for whatever function.
func quiet(string) *slog.Logger { return slog.New(slog.DiscardHandler) }

// function is one whose handler is given, and open to whoever gets there.
func function(name string, handler http.HandlerFunc, routes ...string) Function {
	return Function{
		Name: name, Routes: routes, Timeout: time.Minute,
		Function: service.Function{
			Open:   service.NoStore,
			Access: func(users.Store) api.Guard { return api.Public },
			Wire:   func(context.Context, *config.Reader) (http.Handler, error) { return handler, nil },
		},
	}
}

func newAPI(t *testing.T, metrics *Metrics, functions ...Function) http.Handler {
	t.Helper()
	handler, err := API{Lookup: lookup, Logger: quiet, Callers: api.Public, Metrics: metrics}.Handler(t.Context(), functions)
	if err != nil {
		t.Fatal(err)
	}
	return handler
}

func ask(handler http.Handler, method, target string) *httptest.ResponseRecorder {
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest(method, target, http.NoBody))
	return answer
}

func TestRoutes(t *testing.T) {
	tell := func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Pattern+" "+r.PathValue("teamId")+r.PathValue("term")+r.PathValue("path"))
	}
	handler := newAPI(t, NewMetrics(),
		function("teams", tell, "GET /teams", "GET /teams/{teamId}", "POST /teams"),
		function("files", tell, "GET /files/{path+}"),
		function("search", tell, "GET /teams/search/{term}", "GET /teams/{teamId}/members", "POST /teams/{teamId}/{term}"),
	)
	for _, test := range []struct {
		method, target string
		status         int
		want           string
	}{
		{"GET", "/teams", 200, "GET /teams "},
		{"POST", "/teams", 200, "POST /teams "},
		{"GET", "/teams/red%2Fblue", 200, "GET /teams/{teamId} red/blue"},
		{"GET", "/files/a/b%20c", 200, "GET /files/{path+} a/b c"},
		{"DELETE", "/teams", 404, "No such route."},
		{"GET", "/", 404, "No such route."},
		{"GET", "/teams/red/blue", 404, "No such route."},
		{"GET", "/teams/search/members", 200, "GET /teams/search/{term} members"},
		{"GET", "/teams/red/members", 200, "GET /teams/{teamId}/members red"},
		{"GET", "/teams/search", 200, "GET /teams/{teamId} search"},
		{"POST", "/teams/search/members", 404, "No such route."}, // the path is found first, as by API Gateway
		{"POST", "/teams/red/blue", 200, "POST /teams/{teamId}/{term} redblue"},
		{"GET", "/te%61ms", 200, "GET /teams "},
		{"HEAD", "/teams", 404, ""},
		{"GET", "//teams", 404, "No such route."},
		{"POST", "/x/../teams", 404, "No such route."},
		{"GET", "/teams/", 404, "No such route."},
		{"GET", "/teams//members", 404, "No such route."},
		{"GET", "/files", 404, "No such route."},
		{"GET", "/files/", 404, "No such route."},
		{"OPTIONS", "/teams", 204, ""},
		{"OPTIONS", "/unknown", 404, "No such route."},
	} {
		t.Run(test.method+test.target, func(t *testing.T) {
			answer := ask(handler, test.method, test.target)
			if answer.Code != test.status || !strings.Contains(answer.Body.String(), test.want) {
				t.Errorf("status %d, %s", answer.Code, answer.Body)
			}
			if answer.Header().Get("X-Amzn-Trace-Id") == "" || answer.Header().Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers %v", answer.Header())
			}
		})
	}
}

// TestPreflight wants a page to be told what API Gateway would tell it.
func TestPreflight(t *testing.T) {
	called := false
	handler := newAPI(t, NewMetrics(), function("teams", func(http.ResponseWriter, *http.Request) { called = true }, "PUT /teams"))
	request := httptest.NewRequest(http.MethodOptions, "/teams", http.NoBody)
	request.Header.Set("Origin", webOrigin)
	request.Header.Set("Access-Control-Request-Method", "PUT")
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, request)
	if answer.Code != http.StatusNoContent || answer.Header().Get("Access-Control-Allow-Origin") != webOrigin || called {
		t.Errorf("status %d, headers %v, called: %t", answer.Code, answer.Header(), called)
	}
	settings, err := os.ReadFile("../../serverless.yml")
	if err != nil {
		t.Fatal(err)
	}
	list := regexp.MustCompile(`(?m)^    headers: \[(.*)\]$`).FindSubmatch(settings)
	if list == nil {
		t.Fatal("serverless.yml lists no headers")
	}
	want, got := strings.Split(string(list[1]), ", "), strings.Split(answer.Header().Get("Access-Control-Allow-Headers"), ", ")
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(want, got) {
		t.Errorf("headers allowed %q, want %q", got, want)
	}
}

// TestInvocation wants handlers to find what they find on Lambda: a deadline, and an id of the request.
func TestInvocation(t *testing.T) {
	ids := map[string]bool{}
	limited := function("me", func(_ http.ResponseWriter, r *http.Request) {
		deadline, ok := r.Context().Deadline()
		if left := time.Until(deadline); !ok || left < 50*time.Second || left > time.Minute {
			t.Errorf("deadline in %v", left)
		}
		invocation, ok := lambdacontext.FromContext(r.Context())
		if !ok || invocation.AwsRequestID == "" {
			t.Error("no request id")
			return
		}
		ids[invocation.AwsRequestID] = true
	}, "GET /me")
	handler := newAPI(t, NewMetrics(), limited)
	ask(handler, "GET", "/me")
	ask(handler, "GET", "/me")
	if len(ids) != 2 {
		t.Errorf("request ids %v, want two", ids)
	}
}

func TestAPINamesWhatIsMissing(t *testing.T) {
	lacking := function("invoices", nil, "GET /invoices")
	lacking.Wire = func(_ context.Context, env *config.Reader) (http.Handler, error) {
		_ = env.String("INVOICES_BUCKET")
		return http.NotFoundHandler(), nil
	}
	_, err := API{Lookup: lookup, Logger: quiet, Callers: api.Public, Metrics: NewMetrics()}.Handler(t.Context(), []Function{lacking})
	if err == nil || !strings.Contains(err.Error(), "invoices: environment: INVOICES_BUCKET is missing") {
		t.Errorf("error %v", err)
	}
}

func TestAPIRefusesRoutes(t *testing.T) {
	nothing := func(http.ResponseWriter, *http.Request) {}
	for want, route := range map[string]string{
		"another function has this route":        "GET /teams/{teamId}",
		"a parameter has another name in /teams": "PUT /teams/{id}",
	} {
		_, err := API{Lookup: lookup, Logger: quiet, Callers: api.Public, Metrics: NewMetrics()}.Handler(t.Context(), []Function{
			function("teams", nothing, "GET /teams/{teamId}"), function("other", nothing, route),
		})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v", err)
		}
	}
}

// TestMetrics wants routes for labels, and no path, which holds ids.
func TestMetrics(t *testing.T) {
	metrics := NewMetrics()
	handler := newAPI(t, metrics, function("teams", func(w http.ResponseWriter, r *http.Request) {
		if r.PathValue("teamId") == "broken" {
			panic("boom")
		}
		w.WriteHeader(http.StatusAccepted)
	}, "GET /teams/{teamId}"))
	for _, path := range []string{"/teams/secret-1", "/teams/secret-2", "/teams/broken", "/secret-3"} {
		ask(handler, "GET", path)
	}
	ask(handler, "BREW", "/secret-4")
	text := ask(metrics.handler(), "GET", "/metrics").Body.String()
	for _, want := range []string{
		`http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="202",http_route="/teams/{teamId}",rpc_response_status_code=""} 2`,
		`http_server_request_duration_seconds_count{http_request_method="GET",http_response_status_code="500",http_route="/teams/{teamId}",rpc_response_status_code=""} 1`,
		`http_server_request_duration_seconds_count{http_request_method="_OTHER",http_response_status_code="404",http_route="",rpc_response_status_code=""} 2`,
		"http_server_active_requests 0", "go_goroutines", "process_start_time_seconds",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in the metrics", want)
		}
	}
	if strings.Contains(text, "secret") || strings.Contains(text, "BREW") {
		t.Error("a label holds what a caller has sent")
	}
}
