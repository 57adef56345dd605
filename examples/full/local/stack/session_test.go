// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"encoding/base64"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
)

func TestJoin(t *testing.T) {
	root := t.TempDir()
	if _, err := Join(root, "dev"); !errors.Is(err, errNotRunning) {
		t.Errorf("error %v, want %v", err, errNotRunning)
	}
	s := &Stack{
		AWS: "http://127.0.0.1:4703", folder: Folder(root, "dev"), Project: Project{Region: "eu-west-1"},
		cloud: cloud{keys: aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}},
	}
	if err := os.MkdirAll(s.folder, 0o750); err != nil {
		t.Fatal(err)
	}
	if err := s.announce(); err != nil {
		t.Fatal(err)
	}
	joined, err := Join(root, "dev")
	if err != nil || joined != (Session{AWS: s.AWS, Region: "eu-west-1", Keys: s.cloud.keys}) {
		t.Errorf("session %+v, error %v", joined, err)
	}
	if info, err := os.Stat(session(s.folder)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, error %v: others may read the keys", info.Mode(), err)
	}
	s.Stop()
	if _, err := Join(root, "dev"); !errors.Is(err, errNotRunning) {
		t.Errorf("after the stop: error %v, want %v", err, errNotRunning)
	}
}

func TestInvoke(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		event, _ := io.ReadAll(r.Body)
		if r.URL.Path != "/2015-03-31/functions/shop-local-mail/invocations" || r.Header.Get("Authorization") == "" {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		w.Header().Set("X-Amz-Log-Result", base64.StdEncoding.EncodeToString([]byte("line")))
		if string(event) == "bad" {
			w.Header().Set("X-Amz-Function-Error", "Unhandled")
		}
		_, _ = w.Write(event)
	}))
	session := Session{AWS: server.URL, Region: "eu-west-1", Keys: aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}}
	mail := Function{Folder: "mail", AWSName: "shop-local-mail"}
	for event, failed := range map[string]bool{"good": false, "bad": true} {
		result, err := session.Invoke(t.Context(), mail, []byte(event))
		if err != nil || result.Failed != failed || string(result.Answer) != event || string(result.Log) != "line" {
			t.Errorf("%s: %+v, error %v", event, result, err)
		}
	}
	if _, err := session.Invoke(t.Context(), Function{AWSName: "other"}, nil); err == nil {
		t.Error("a refusal is no error")
	}
	server.Close()
	if _, err := session.Invoke(t.Context(), mail, nil); !errors.Is(err, errNotRunning) {
		t.Errorf("error %v, want %v", err, errNotRunning)
	}
}

func TestFunction(t *testing.T) {
	project := Project{Functions: []Function{{Folder: "mail"}, {Folder: "orders"}}}
	if found, err := project.Function("orders"); err != nil || found.Folder != "orders" {
		t.Errorf("found %v, error %v", found, err)
	}
	if _, err := project.Function("nope"); err == nil || !strings.Contains(err.Error(), "mail, orders") {
		t.Errorf("error %v doesn't name those there are", err)
	}
}

func TestDropArtifacts(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a [b]")
	const bucket = "data/s3/1/shop-local-serverlessdeploymentbucket-1/"
	write(t, folder, bucket+"serverless/shop/local/1/a.zip", "")
	write(t, folder, "data/s3/1/pictures/serverless/a.jpg", "")
	if err := (&Stack{folder: folder}).dropArtifacts(); err != nil {
		t.Fatal(err)
	}
	for path, stays := range map[string]bool{bucket: true, bucket + "serverless": false, "data/s3/1/pictures/serverless/a.jpg": true} {
		if _, err := os.Stat(filepath.Join(folder, path)); stays != (err == nil) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
