// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"encoding/json"
	"net/http"
	"path/filepath"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Who may call a route, where openapi.yaml asks for no role.
const (
	public       = "public"
	anybodyKnown = "signed in"
)

// description is openapi.yaml, or nil where it cannot be read: then the routes have to do without it.
type description struct{ *openapi3.T }

func describe(root string) description {
	document, err := openapi3.NewLoader().LoadFromFile(filepath.Join(root, "openapi.yaml"))
	if err != nil {
		return description{}
	}
	return description{document}
}

// complete adds to a route what its function.yml does not say. That one decides whether somebody has to sign in: API
// Gateway reads it.
func (d description) complete(r *route) {
	operation := d.operation(r.Method, r.Path)
	if operation == nil {
		if r.Method != http.MethodGet && r.Method != http.MethodDelete {
			r.Body = new("{}")
		}
		return
	}
	r.Summary = operation.Summary
	if roles := rolesOf(operation); r.Access != public && len(roles) > 0 {
		r.Access = strings.Join(roles, ", ")
	}
	if operation.RequestBody == nil || operation.RequestBody.Value == nil {
		return
	}
	r.Body = new("{}")
	if content := operation.RequestBody.Value.Content.Get("application/json"); content != nil {
		if text, err := json.MarshalIndent(sample(content.Schema, maxDepth), "", "  "); err == nil {
			r.Body = new(string(text))
		}
	}
}

func (d description) operation(method, path string) *openapi3.Operation {
	if d.T == nil || d.Paths == nil || !slices.Contains(methods(), method) {
		return nil
	}
	item := d.Paths.Value(path)
	if item == nil {
		return nil
	}
	return item.GetOperation(method)
}

// methods are those that openapi3 knows; it panics on any other.
func methods() []string {
	return []string{http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions}
}

// rolesOf reads `security: [{token: ["role:billing"]}]`, for people.
func rolesOf(operation *openapi3.Operation) []string {
	var roles []string
	if operation.Security == nil {
		return nil
	}
	for _, requirement := range *operation.Security {
		for _, names := range requirement {
			for _, name := range names {
				roles = append(roles, strings.Replace(name, ":", ": ", 1))
			}
		}
	}
	return roles
}

// maxDepth ends what refers to itself.
const maxDepth = 5

// sample is the smallest value of a schema's form: something to fill in.
func sample(schema *openapi3.SchemaRef, depth int) any {
	if schema == nil || schema.Value == nil || depth == 0 {
		return nil
	}
	switch value := schema.Value; {
	case value.Example != nil:
		return value.Example
	case len(value.Enum) > 0:
		return value.Enum[0]
	case value.Type.Includes(openapi3.TypeObject):
		fields := map[string]any{}
		for name, property := range value.Properties {
			fields[name] = sample(property, depth-1)
		}
		return fields
	case value.Type.Includes(openapi3.TypeArray):
		return []any{}
	case value.Type.Includes(openapi3.TypeInteger), value.Type.Includes(openapi3.TypeNumber):
		return 0
	case value.Type.Includes(openapi3.TypeBoolean):
		return false
	default:
		return ""
	}
}
