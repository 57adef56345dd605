// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

const settings = `
me:
  events:
    - http:
        method: get
        path: "/me/{id}"
        authorizer: ${self:custom.authorizer}
    - sqs:
        path: /no
    - http:
        method: POST
        path: /status
    - http:
        method: PATCH
        path: /undescribed
        authorizer: aws_iam
    - http:
        method: post
        path: /refunds
        authorizer: ${self:custom.authorizer}
    - http:
        method: ANY
        path: /refunds
`

const openAPI = `
openapi: 3.1.0
info: {title: shop, version: 1.0.0}
paths:
  "/me/{id}":
    get: {summary: Read one, security: [{token: []}], responses: {"200": {description: Done}}}
  /status:
    post: {security: [{token: ["role:none"]}], responses: {"200": {description: Done}}}
  /refunds:
    post:
      security: [{token: ["role:billing"]}]
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Refund"}}}}
      responses: {"200": {description: Done}}
components:
  schemas:
    Refund:
      type: object
      properties:
        amount: {type: integer}
        why: {enum: [broken, late]}
        note: {type: string}
        lines: {type: array, items: {type: string}}
        again: {$ref: "#/components/schemas/Refund"}
`

func TestFunctions(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "functions", "me", "function.yml"), settings)
	write(t, filepath.Join(root, "functions", "parcels", "function.yml"), "parcels:\n  events: []\n")
	write(t, filepath.Join(root, "functions", "parcels", "testdata", "event.json"), "{}")
	write(t, filepath.Join(root, "openapi.yaml"), openAPI)
	got, err := functionsOf(root)
	if err != nil || len(got) != 2 {
		t.Fatal(got, err)
	}
	if want := []event{{"event.json", "{}"}}; !reflect.DeepEqual(got[1].Events, want) {
		t.Errorf("events %+v", got[1].Events)
	}
	access, bodies := map[string]string{}, map[string]string{}
	for _, r := range got[0].Routes {
		access[r.Method+" "+r.Path] = r.Access
		if r.Body != nil {
			bodies[r.Method+" "+r.Path] = *r.Body
		}
	}
	want := map[string]string{
		"GET /me/{id}": "signed in", "POST /status": "public", "PATCH /undescribed": "signed in", "POST /refunds": "role: billing",
		"ANY /refunds": "public",
	}
	if !reflect.DeepEqual(access, want) {
		t.Errorf("access %v", access)
	}
	var refund map[string]any
	if err := json.Unmarshal([]byte(bodies["POST /refunds"]), &refund); err != nil {
		t.Fatal(err)
	}
	if refund["amount"] != 0.0 || refund["why"] != "broken" || refund["note"] != "" || !reflect.DeepEqual(refund["lines"], []any{}) {
		t.Errorf("body %v", refund)
	}
	if _, ok := bodies["GET /me/{id}"]; ok || bodies["PATCH /undescribed"] != "{}" || got[0].Routes[0].Summary != "Read one" {
		t.Errorf("bodies %q, summary %q", bodies, got[0].Routes[0].Summary)
	}
}

func TestFunctionsWithoutADescription(t *testing.T) {
	root := t.TempDir()
	write(t, filepath.Join(root, "functions", "me", "function.yml"), settings)
	write(t, filepath.Join(root, "openapi.yaml"), "paths: [")
	got, err := functionsOf(root)
	if err != nil || len(got) != 1 || got[0].Routes[0].Access != anybodyKnown {
		t.Error(got, err)
	}
}
