// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func write(t *testing.T, root, path, text string) {
	t.Helper()
	path = filepath.Join(root, path)
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestReadProject(t *testing.T) {
	root := filepath.Join(t.TempDir(), "a [b] ü?")
	write(t, root, "serverless.yml", "service: \"shop\"\n\nprovider:\n  name: aws\n  region: eu-west-1\n")
	write(t, root, "functions/post-confirmation/lambda/main.go", "")
	write(t, root, "functions/post-confirmation/function.yml", "postConfirmation:\n  timeout: 5\n")
	write(t, root, "functions/orders/lambda/main.go", "")
	write(t, root, "functions/orders/function.yml",
		"orders:\n  events:\n    - http:\n        method: GET\n        path: /orders\n        authorizer: x\n")
	write(t, root, "resources/cognito-user-pool.yml", "Resources:\n  UserPool:\n    Properties:\n      MfaConfiguration: \"ON\"\n")
	project, err := ReadProject(root)
	if err != nil {
		t.Fatal(err)
	}
	if !project.SecondFactor {
		t.Error("the second factor is not seen")
	}
	if project.Name != "shop" || project.Region != "eu-west-1" {
		t.Errorf("name %q, region %q", project.Name, project.Region)
	}
	want := []Function{
		{Folder: "orders", Package: "./functions/orders/lambda", AWSName: "shop-local-orders"},
		{Folder: "post-confirmation", Package: "./functions/post-confirmation/lambda", AWSName: "shop-local-post-confirmation"},
		{Folder: "forwarder", Package: "./forwarder/lambda", AWSName: "shop-forwarder-local-forwarder"},
	}
	if !slices.Equal(project.Functions, want) {
		t.Errorf("functions %v, want %v", project.Functions, want)
	}
	if !slices.Equal(project.Routes, []string{"/orders"}) {
		t.Errorf("routes %v", project.Routes)
	}
}

func TestReadProjectWithoutRegion(t *testing.T) {
	root := t.TempDir()
	write(t, root, "serverless.yml", "service: shop\nprovider:\n  region: ${opt:region}\n")
	if _, err := ReadProject(root); err == nil {
		t.Error("no error")
	}
}

func TestProtectedRoute(t *testing.T) {
	const protected = "        authorizer: ${self:custom.authorizer}\n"
	for settings, want := range map[string]string{
		"        method: GET\n        path: /a/b\n" + protected:        "/a/b",
		"        method: get\n        path: '/a'\n" + protected:        "/a",
		"        method: GET\n        path: /a\n":                      "",
		"        method: POST\n        path: /a\n" + protected:         "",
		"        method: GET\n        path: /teams/{id}\n" + protected: "",
	} {
		if got := protectedRoute([]byte(settings)); got != want {
			t.Errorf("%q: %q, want %q", settings, got, want)
		}
	}
}
