// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// router finds the route of a request as API Gateway does: part by part of the path, a fixed one before a parameter, then
// the method. http.ServeMux takes no GET /users/{userId}/posts beside GET /users/search/{term}, and redirects what it
// would write otherwise, without a line in the log.
type router struct {
	root    node
	options http.Handler // OPTIONS of a path with routes
	none    http.Handler // there is no such route
}

// node is a place in the paths, by what may follow there.
type node struct {
	fixed     map[string]*node
	parameter *node
	rest      *node // all that is left, at least one part
	here      *endpoint
}

// endpoint is a path with routes.
type endpoint struct {
	path     string
	names    []string                // of its parameters
	handlers map[string]http.Handler // by method
}

// ServeHTTP implements http.Handler.
func (r *router) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	found, values := r.find(request.URL)
	if found == nil {
		r.none.ServeHTTP(w, request)
		return
	}
	handler, ok := found.handlers[request.Method]
	switch {
	case ok:
	case request.Method == http.MethodOptions:
		handler = r.options
	default:
		r.none.ServeHTTP(w, request)
		return
	}
	request.Pattern = request.Method + " " + found.path // as API Gateway calls the route
	for i, name := range found.names {
		request.SetPathValue(name, values[i])
	}
	handler.ServeHTTP(w, request)
}

// add takes a route in the form of function.yml.
func (r *router) add(route string, handler http.Handler) error {
	method, path, _ := strings.Cut(route, " ")
	at, names := &r.root, []string{}
	for part := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		name, isParameter := strings.CutPrefix(strings.TrimSuffix(part, "}"), "{")
		name, isRest := strings.CutSuffix(name, "+")
		switch {
		case isParameter && isRest:
			at = grown(&at.rest)
		case isParameter:
			at = grown(&at.parameter)
		default:
			at = at.fixedPart(part)
			continue
		}
		names = append(names, name)
	}
	if at.here == nil {
		at.here = &endpoint{path, names, map[string]http.Handler{}}
	}
	if !slices.Equal(at.here.names, names) {
		return fmt.Errorf("%s: a parameter has another name in %s", route, at.here.path)
	}
	if at.here.handlers[method] != nil {
		return fmt.Errorf("%s: another function has this route", route)
	}
	at.here.handlers[method] = handler
	return nil
}

// find reads each part of a path by itself: a slash that a caller has escaped belongs to a value.
func (r *router) find(address *url.URL) (*endpoint, []string) {
	path, ok := strings.CutPrefix(address.EscapedPath(), "/")
	if !ok {
		return nil, nil
	}
	parts := strings.Split(path, "/")
	for i, part := range parts {
		plain, err := url.PathUnescape(part)
		if err != nil {
			return nil, nil
		}
		parts[i] = plain
	}
	return r.root.find(parts, nil)
}

// find visits each place once at most, however a path is made.
func (n *node) find(parts, values []string) (*endpoint, []string) {
	if len(parts) == 0 {
		return n.here, values
	}
	if next := n.fixed[parts[0]]; next != nil {
		if found, values := next.find(parts[1:], values); found != nil {
			return found, values
		}
	}
	if parts[0] == "" { // no value of a parameter
		return nil, nil
	}
	if n.parameter != nil {
		if found, values := n.parameter.find(parts[1:], append(values, parts[0])); found != nil {
			return found, values
		}
	}
	if n.rest != nil {
		return n.rest.here, append(values, strings.Join(parts, "/"))
	}
	return nil, nil
}

func (n *node) fixedPart(text string) *node {
	if n.fixed == nil {
		n.fixed = map[string]*node{}
	}
	if n.fixed[text] == nil {
		n.fixed[text] = &node{}
	}
	return n.fixed[text]
}

// grown returns the place that next points to, which it makes where there is none.
func grown(next **node) *node {
	if *next == nil {
		*next = &node{}
	}
	return *next
}
