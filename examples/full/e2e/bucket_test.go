// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/local/store"
)

// TestBucket puts an object into the function's bucket, and wants it handled once.
func TestBucket(t *testing.T) {
	const function = "thumbnails"
	s := open(t)
	header := http.Header{"X-Forwarded-Proto": {"https"}} // its policy wants TLS, which no request of this machine needs
	put := s.call(t, "s3", http.MethodPut, "/"+s.output(t, "UploadsBucketName")+"/e2e.txt", header, "hello")

	version := put.header.Get("X-Amz-Version-Id")
	lines := s.await(t, "object", fmt.Sprintf(`%s:=%q _msg:="object created"`, store.Attribute("version"), version))
	if version == "" || len(lines) != 1 || !strings.HasSuffix(lines[0].Function, "-"+function) {
		t.Errorf("lines %v, want one of %s with version %q", lines, function, version)
	}
}
