// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"crypto/subtle"
	"net/http"
	"strings"
)

const (
	// folder is where everything lies, so that a browser sends the cookie to no other port's pages.
	folder = "/console/"
	cookie = "console"
)

// protect lets the page load its own files only, and lets no other page show or read it.
func protect(header http.Header) {
	header.Set("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "+
		"img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	header.Set("X-Frame-Options", "DENY")
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Cross-Origin-Opener-Policy", "same-origin")
	header.Set("Cross-Origin-Resource-Policy", "same-origin")
	header.Set("Cache-Control", "no-store")
}

// enter takes the token out of the address, where a browser would show and remember it.
func (c *Console) enter(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet || !c.isToken(r.URL.Query().Get("token")) {
		http.Error(w, "the token is wrong; open the address that make dev has printed", http.StatusUnauthorized)
		return
	}
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Safari keeps no Secure cookie of plain HTTP, be it of this machine
		Name: cookie, Value: c.token, Path: folder, HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	http.Redirect(w, r, folder, http.StatusSeeOther)
}

// strange returns why a request isn't the page's own. The guard of the port lets in the stack's web page too, and a
// browser takes every port of this machine for the same site: the cookie alone proves nothing.
func (c *Console) strange(r *http.Request) (status int, reason string) {
	held, err := r.Cookie(cookie)
	if err != nil || !c.isToken(held.Value) {
		return http.StatusUnauthorized, "the token is wrong; open the address that make dev has printed"
	}
	origins := r.Header.Values("Origin")
	isOwn := len(origins) == 1 && origins[0] == "http://"+r.Host
	isRead := r.Method == http.MethodGet && len(origins) == 0
	if !isOwn && !isRead {
		return http.StatusForbidden, "only the console's own page may ask that"
	}
	if r.Method != http.MethodGet && !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return http.StatusUnsupportedMediaType, "only JSON is taken"
	}
	return 0, ""
}

func (c *Console) isToken(text string) bool {
	return subtle.ConstantTimeCompare([]byte(text), []byte(c.token)) == 1
}
