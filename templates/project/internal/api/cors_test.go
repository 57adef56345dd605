// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestCORS(t *testing.T) {
	tests := map[string]struct {
		configured  string
		method      string
		origin      string
		preflight   bool
		wantAllowed bool
		wantStatus  int
	}{
		"page":                       {origin, http.MethodGet, origin, false, true, 200},
		"page, preflight":            {origin, http.MethodOptions, origin, true, true, 204},
		"page, plain options":        {origin, http.MethodOptions, origin, false, true, 200},
		"no browser":                 {origin, http.MethodGet, "", false, false, 200},
		"other page":                 {origin, http.MethodGet, "https://evil.example.com", false, false, 200},
		"other page, preflight":      {origin, http.MethodOptions, "https://evil.example.com", true, false, 204},
		"longer name":                {origin, http.MethodGet, origin + ".evil.example.com", false, false, 200},
		"other scheme":               {origin, http.MethodGet, "http://app.example.com", false, false, 200},
		"other port":                 {origin, http.MethodGet, origin + ":8443", false, false, 200},
		"null":                       {origin, http.MethodGet, "null", false, false, 200},
		"no origin configured":       {"", http.MethodGet, "", false, false, 200},
		"asterisk is not configured": {"*", http.MethodGet, origin, false, false, 200},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			handler := allowOrigin(test.configured, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
				if test.preflight {
					t.Error("a preflight reached the handler")
				}
			}))
			request := httptest.NewRequestWithContext(t.Context(), test.method, "/", http.NoBody)
			if test.origin != "" {
				request.Header.Set("Origin", test.origin)
			}
			if test.preflight {
				request.Header.Set("Access-Control-Request-Method", http.MethodPost)
			}
			answer := httptest.NewRecorder()

			handler.ServeHTTP(answer, request)

			wantOrigin, wantExposed, wantMethods := "", "", ""
			if test.wantAllowed {
				wantOrigin, wantExposed = origin, "X-Amzn-Trace-Id"
			}
			if test.wantAllowed && test.preflight {
				wantMethods = "GET, HEAD, POST, PUT, PATCH, DELETE"
			}
			for name, want := range map[string]string{
				"Access-Control-Allow-Origin": wantOrigin, "Access-Control-Allow-Methods": wantMethods,
				"Access-Control-Allow-Credentials": "", "Access-Control-Expose-Headers": wantExposed, "Vary": "Origin",
			} {
				if got := answer.Header().Get(name); got != want {
					t.Errorf("%s = %q, want %q", name, got, want)
				}
			}
			if answer.Code != test.wantStatus {
				t.Errorf("status = %d, want %d", answer.Code, test.wantStatus)
			}
		})
	}
}

func TestRefusalsReachThePage(t *testing.T) {
	request := traced(t, http.MethodGet)
	request.Header.Set("Origin", origin)
	answer, _ := serve(t, func(http.ResponseWriter, *http.Request) { panic("boom") }, request)
	if got := answer.Header().Get("Access-Control-Allow-Origin"); answer.Code != 500 || got != origin {
		t.Errorf("status = %d, Access-Control-Allow-Origin = %q", answer.Code, got)
	}
}
