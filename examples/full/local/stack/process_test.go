// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

func TestCloudEnvironReachesNoAccount(t *testing.T) {
	environ := []string{"PATH=/bin", "AWS_PROFILE=production", "AWS_SESSION_TOKEN=secret", "https_proxy=http://proxy", "HTTP_PROXY=http://proxy"}
	got := cloudEnviron(environ, cloud{
		url: &url.URL{Scheme: "http", Host: "127.0.0.1:1"}, region: "eu-west-1",
		keys: aws.Credentials{AccessKeyID: "AKIAEXAMPLE", SecretAccessKey: "mine"},
	})
	for _, entry := range got {
		if strings.Contains(entry, "production") || strings.Contains(entry, "secret") || strings.Contains(entry, "//proxy") {
			t.Errorf("%s is left", entry)
		}
	}
	for _, entry := range []string{"PATH=/bin", "AWS_ENDPOINT_URL=http://127.0.0.1:1", "AWS_ACCESS_KEY_ID=AKIAEXAMPLE", "AWS_SECRET_ACCESS_KEY=mine"} {
		if !slices.Contains(got, entry) {
			t.Errorf("%s is missing", entry)
		}
	}
	if environ[1] != "AWS_PROFILE=production" {
		t.Error("the caller's environment has changed")
	}
}

func TestToolEnvironBuildsForThisMachine(t *testing.T) {
	got := toolEnviron([]string{"GOOS=linux", "GOARCH=arm64", "GOPROXY=direct"})
	if !slices.Equal(got, []string{"GOPROXY=direct"}) {
		t.Errorf("environment %v", got)
	}
}

func TestCommandEndsWithItsChildren(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	start := time.Now()
	// The child holds the output open: a shell that ended alone would not be enough.
	err := run(Command(ctx, t.TempDir(), nil, "/bin/sh", "-c", "/bin/sleep 30 & /bin/sleep 30"))
	if err == nil || time.Since(start) > 4*time.Second {
		t.Errorf("error %v after %v", err, time.Since(start))
	}
}

func TestRunShowsOutput(t *testing.T) {
	err := run(Command(t.Context(), t.TempDir(), nil, "/bin/sh", "-c", "echo one; echo two >&2; exit 3"))
	if err == nil || !strings.Contains(err.Error(), "one\ntwo") {
		t.Errorf("error %v", err)
	}
}
