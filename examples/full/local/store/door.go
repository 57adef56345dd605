// Managed by venture: edit freely, regenerating merges your changes.

package store

import "net/http"

// cookie holds the token in the browser of whoever has opened the search page by its link.
const cookie = "log_store"

// searchPage is VictoriaLogs' own.
const searchPage = "/select/vmui/"

// SearchPage is the address that opens the search page of the store at address. What stands after its # stays.
func SearchPage(address, token string) string { return address + "/?token=" + token }

func (s *Store) enter(w http.ResponseWriter, r *http.Request) {
	if r.FormValue("token") != s.Token {
		http.Error(w, "the token is wrong; open the address that make dev has printed", http.StatusUnauthorized)
		return
	}
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Safari keeps no Secure cookie of plain HTTP, be it of this machine
		Name: cookie, Value: s.Token, Path: "/select/", HttpOnly: true, SameSite: http.SameSiteStrictMode,
	})
	http.Redirect(w, r, searchPage, http.StatusSeeOther)
}

func (s *Store) withToken(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		held, err := r.Cookie(cookie)
		isBrowser := err == nil && held.Value == s.Token
		if !isBrowser && r.Header.Get("Authorization") != "Bearer "+s.Token {
			http.Error(w, "the token is wrong; a browser gets it by the address that make dev has printed", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}
