// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"cmp"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/gateway"
	"git.lighthouse.example/platform/lighthouse/internal/service"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const (
	webOrigin = "https://app.example.com"
	traceID   = "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b"
)

// function is one that says who its caller is.
type function struct {
	access string
	guard  service.Access
	status map[string]int // by caller; 200 where it isn't named
}

// side is a way to find out who is calling a function: it sends one request, and returns what a client gets.
type side func(t *testing.T, verifier *auth.Verifier, f function, authorization string) answered

type answered struct {
	status int
	header http.Header
	body   string
}

// TestSameAsMiddleware sends callers of all kinds to functions of each access: through API Gateway with this authorizer,
// and to a server with the middleware. Both let the same ones in, as the same, and answer the others alike.
func TestSameAsMiddleware(t *testing.T) {
	sides := map[string]side{"middleware": behindMiddleware, "authorizer": behindAuthorizer, "server": behindServer}
	public := func(users.Store) api.Guard { return api.Public }
	signedIn := func(users.Store) api.Guard { return api.SignedIn }
	support := func(store users.Store) api.Guard { return api.HasRole(store, "support") }
	admin := func(store users.Store) api.Guard { return api.HasTeamRole(store, users.Admin) }
	functions := []function{
		{"public", public, nil},
		{"signed-in", signedIn, map[string]int{"": 401}},
		{"role:support", support, map[string]int{"": 401, bobSubject: 403}},
		{"team:admin", admin, map[string]int{"": 401, bobSubject: 404}},
	}
	verifier, tokens := conformanceTokens(t)
	for _, f := range functions {
		for name, token := range tokens {
			t.Run(f.access+"/"+name, func(t *testing.T) {
				status := cmp.Or(f.status[token.caller], http.StatusOK)
				seen := token.caller
				if f.access == "public" {
					seen = ""
				}
				var first answered
				for name, answer := range sides {
					got := answer(t, verifier, f, token.authorization)
					if got.status != status || got.status == http.StatusOK && got.body != "caller: "+seen {
						t.Errorf("%s answers %d %q, want %d", name, got.status, got.body, status)
					}
					if first.status != 0 && !reflect.DeepEqual(got, first) {
						t.Errorf("%s answers\n%+v, and the other\n%+v", name, got, first)
					}
					first = got
				}
			})
		}
	}
}

// behindMiddleware serves the function as a server does: its answers to callers it does not let in have the headers of
// all others.
func behindMiddleware(t *testing.T, verifier *auth.Verifier, f function, authorization string) answered {
	t.Helper()
	mux := http.NewServeMux()
	mux.Handle("GET /teams/{teamId}", serve(t, func(store users.Store) api.Guard {
		return func(h http.Handler) http.Handler {
			if h = f.guard(store)(h); f.access == "public" {
				return h
			}
			return auth.Middleware(verifier, slog.New(slog.DiscardHandler), h)
		}
	}))
	server := httptest.NewServer(mux)
	defer server.Close()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/teams/red", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range headers(authorization) {
		request.Header.Set(name, value)
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answered{response.StatusCode, compared(response.Header), string(body)}
}

// behindAuthorizer serves the function as API Gateway does, by the settings in serverless.yml.
func behindAuthorizer(t *testing.T, verifier *auth.Verifier, f function, authorization string) answered {
	t.Helper()
	event := events.APIGatewayProxyRequest{
		HTTPMethod: http.MethodGet, Path: "/teams/red", Resource: "/teams/{teamId}",
		PathParameters: map[string]string{"teamId": "red"}, Headers: headers(authorization),
	}
	if f.access != "public" {
		answer, err := authorize(t, verifier, authorization)
		if err != nil {
			// As resources/gateway-responses.yml has it.
			return answered{http.StatusUnauthorized, http.Header{
				"Access-Control-Allow-Origin": {webOrigin}, "Cache-Control": {"no-store"}, "Content-Type": {"application/json"},
				"Strict-Transport-Security": {"max-age=31536000"}, "Www-Authenticate": {"Bearer"}, "X-Content-Type-Options": {"nosniff"},
			}, `{"message":"` + err.Error() + `"}`}
		}
		event.RequestContext.Authorizer = answer.Context
	}
	response, err := gateway.Adapter{Handler: serve(t, f.guard)}.Handle(t.Context(), event)
	if err != nil {
		t.Fatal(err)
	}
	return answered{response.StatusCode, compared(response.MultiValueHeaders), response.Body}
}

func authorize(t *testing.T, verifier *auth.Verifier, authorization string) (events.APIGatewayCustomAuthorizerResponse, error) {
	t.Helper()
	settings, err := os.ReadFile("../../serverless.yml")
	if err != nil {
		t.Fatal(err)
	}
	expression := regexp.MustCompile(`identityValidationExpression: (\S.*)`).FindSubmatch(settings)
	if expression == nil {
		t.Fatal("serverless.yml has no identityValidationExpression")
	}
	if !regexp.MustCompile(string(expression[1])).MatchString(authorization) {
		return events.APIGatewayCustomAuthorizerResponse{}, unauthorized{}
	}
	return New(verifier, slog.New(slog.DiscardHandler)).Handle(t.Context(), events.APIGatewayCustomAuthorizerRequest{
		Type: "TOKEN", AuthorizationToken: authorization, MethodArn: strings.TrimSuffix(stageARN, "*") + "GET/teams/red",
	})
}

func headers(authorization string) map[string]string {
	values := map[string]string{"Origin": webOrigin, "X-Amzn-Trace-Id": traceID}
	if authorization != "" {
		values["Authorization"] = authorization
	}
	return values
}

// compared is what has to be alike: API Gateway's own answers have no trace id, and no list of headers to be read.
func compared(header http.Header) http.Header {
	kept := http.Header{}
	for _, name := range []string{
		"Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Cache-Control", "Content-Type",
		"Strict-Transport-Security", "Www-Authenticate", "X-Content-Type-Options",
	} {
		if values, found := header[name]; found {
			kept[name] = values
		}
	}
	return kept
}
