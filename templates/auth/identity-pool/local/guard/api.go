// Managed by venture: edit freely, regenerating merges your changes.

package guard

import (
	"net/http"
	"net/url"
	"strings"
)

// API returns a handler for the port of the API at a path, which passes on what names no key, and what names one whose
// signature the emulator checks: a public route takes the one, and any other the other.
func (g *Guard) API(name, path string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case !strings.HasPrefix(r.URL.Path, path+"/"):
			g.Refuse(w, name, "its address begins with "+path+", as `make dev` prints it")
		case namesKey(r) && !Signed(r):
			g.Refuse(w, name, unsigned)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// namesKey is wider than what the emulator takes for a key.
func namesKey(r *http.Request) bool {
	for _, value := range r.Header.Values("Authorization") {
		if strings.HasPrefix(strings.ToUpper(strings.TrimSpace(value)), "AWS") {
			return true
		}
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return true // the emulator may read one in it
	}
	for name := range query {
		name = strings.ToLower(name)
		if strings.HasPrefix(name, "x-amz-") || name == "awsaccesskeyid" {
			return true
		}
	}
	return false
}
