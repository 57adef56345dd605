// Managed by venture: edit freely, regenerating merges your changes.

package api

import "net/http"

// Routes are the handlers of a function with several routes, each under its pattern, such as GET /teams/{teamId}. Which
// of them a request is for has been decided before, by API Gateway or by the http.ServeMux of a server: the path is not
// looked at again, and so cannot be read in another way.
type Routes map[string]http.HandlerFunc

func (routes Routes) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	handler, ok := routes[r.Pattern]
	if !ok {
		Problem(w, r, http.StatusNotFound, "No such route.")
		return
	}
	handler(w, r)
}
