// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
)

// readDescription reads openapi.yaml, and wants it to be valid.
func readDescription(t *testing.T) routers.Router {
	t.Helper()
	document, err := openapi3.NewLoader().LoadFromFile("../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	document.Servers = nil // the tests call this machine
	router, err := legacy.NewRouter(document)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

// ask sends a request to the API, and wants the answer to be one that openapi.yaml describes.
func (s stack) ask(t *testing.T, method, path string, header map[string]string, content string) answer {
	t.Helper()
	got := sendBody(t, method, s.apiURL+path, header, content)
	request, err := http.NewRequestWithContext(t.Context(), method, path, strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	route, parameters, err := s.description.FindRoute(request)
	if err != nil {
		t.Errorf("%s %s is not in openapi.yaml: %v", method, path, err)
		return got
	}
	err = openapi3filter.ValidateResponse(t.Context(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: request, PathParams: parameters, Route: route},
		Status:                 got.status,
		Header:                 got.header,
		Body:                   io.NopCloser(bytes.NewReader(got.body)),
		Options:                &openapi3filter.Options{IncludeResponseStatus: true},
	})
	if err != nil {
		t.Errorf("%s %s, status %d: not as openapi.yaml says: %v\n%s", method, route.Path, got.status, err, got.body)
	}
	return got
}
