// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
)

func newCloud(t *testing.T, handle http.HandlerFunc) cloud {
	t.Helper()
	server := httptest.NewServer(handle)
	t.Cleanup(server.Close)
	address, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	keys := aws.Credentials{AccessKeyID: "AKIAEXAMPLE", SecretAccessKey: "secret"}
	return cloud{url: address, region: "eu-west-1", keys: keys, client: server.Client()}
}

func TestOutputs(t *testing.T) {
	c := newCloud(t, func(w http.ResponseWriter, r *http.Request) {
		if r.FormValue("StackName") != "shop-local" || !strings.Contains(r.Header.Get("Authorization"), "/eu-west-1/cloudformation/") {
			t.Errorf("request %v, %v", r.Form, r.Header)
		}
		_, _ = w.Write([]byte(`<DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/">
			<DescribeStacksResult><Stacks><member><Outputs>
			<member><OutputKey>UsersTableName</OutputKey><OutputValue>acme-users</OutputValue></member>
			<member><OutputKey>Other</OutputKey><OutputValue>b</OutputValue></member>
			</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`))
	})
	outputs, err := c.outputs(t.Context(), "shop-local")
	if err != nil || outputs["UsersTableName"] != "acme-users" || outputs["Other"] != "b" {
		t.Errorf("outputs %v, error %v", outputs, err)
	}
}

func TestUpdateCode(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "a.zip", "code")
	c := newCloud(t, func(_ http.ResponseWriter, r *http.Request) {
		var body struct{ ZipFile []byte }
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil || string(body.ZipFile) != "code" {
			t.Errorf("body %v, error %v", body, err)
		}
		if r.Method != http.MethodPut || r.URL.Path != "/2015-03-31/functions/shop-local-a/code" {
			t.Errorf("%s %s", r.Method, r.URL.Path)
		}
	})
	if err := c.updateCode(t.Context(), "shop-local-a", filepath.Join(folder, "a.zip")); err != nil {
		t.Error(err)
	}
}

func TestNewKeysTakeThePlaceOfTheOld(t *testing.T) {
	var actions []string
	c := newCloud(t, func(w http.ResponseWriter, r *http.Request) {
		action := r.FormValue("Action")
		actions = append(actions, action+" "+r.FormValue("AccessKeyId"))
		if r.FormValue("UserName") != "local-developer" || !strings.Contains(r.Header.Get("Authorization"), "=AKIAEXAMPLE/") {
			t.Errorf("request %v, %v", r.Form, r.Header)
		}
		if action == "CreateUser" {
			http.Error(w, "<ErrorResponse><Error><Code>EntityAlreadyExists</Code></Error></ErrorResponse>", http.StatusConflict)
			return
		}
		_, _ = io.WriteString(w, map[string]string{
			"ListAccessKeys": `<R><ListAccessKeysResult><AccessKeyMetadata><member><AccessKeyId>old</AccessKeyId></member>
				<member><AccessKeyId>older</AccessKeyId></member></AccessKeyMetadata></ListAccessKeysResult></R>`,
			"CreateAccessKey": `<R><CreateAccessKeyResult><AccessKey><AccessKeyId>new</AccessKeyId>
				<SecretAccessKey>secret</SecretAccessKey></AccessKey></CreateAccessKeyResult></R>`,
		}[action])
		if action == "AttachUserPolicy" || action == "DeleteAccessKey" {
			_, _ = io.WriteString(w, "<R/>")
		}
	})
	keys, err := c.newKeys(t.Context())
	if err != nil || keys.AccessKeyID != "new" || keys.SecretAccessKey != "secret" {
		t.Errorf("keys %v, error %v", keys, err)
	}
	want := []string{"CreateUser ", "AttachUserPolicy ", "ListAccessKeys ", "DeleteAccessKey old", "DeleteAccessKey older", "CreateAccessKey "}
	if !slices.Equal(actions, want) {
		t.Errorf("asked for %q, want %q", actions, want)
	}
}

func TestRefusalIsShown(t *testing.T) {
	c := newCloud(t, func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "no such thing", http.StatusBadRequest) })
	if err := c.putParameter(t.Context(), "/a", "b"); err == nil || !strings.Contains(err.Error(), "no such thing") {
		t.Errorf("error %v", err)
	}
}
