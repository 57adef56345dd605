// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"net/http"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// allowOrigin lets one web page call from a browser. Credentials stay off: the token travels in a header that the
// page sets itself, so no other page can make a browser send it.
func allowOrigin(origin string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Add("Vary", "Origin")
		allowed := origin != "" && r.Header.Get("Origin") == origin
		if allowed {
			header.Set("Access-Control-Allow-Origin", origin)
			header.Set("Access-Control-Expose-Headers", trace.Header)
		}
		if r.Method != http.MethodOptions || r.Header.Get("Access-Control-Request-Method") == "" {
			next.ServeHTTP(w, r)
			return
		}
		// A preflight carries no token, so it must not get as far as the handler.
		if allowed {
			header.Set("Access-Control-Allow-Methods", "GET, HEAD, POST, PUT, PATCH, DELETE")
			header.Set("Access-Control-Allow-Headers", "Authorization, Connect-Protocol-Version, Connect-Timeout-Ms, Content-Type, traceparent, tracestate, "+trace.Header)
			header.Set("Access-Control-Max-Age", "600")
		}
		w.WriteHeader(http.StatusNoContent)
	})
}
