package image

import (
	"bytes"
	"io"
	"log"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-containerregistry/pkg/crane"
	"github.com/google/go-containerregistry/pkg/name"
	"github.com/google/go-containerregistry/pkg/registry"
	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/remote"
)

const user = "65532:65532" // as the manifests say

// TestImage has `make image` of the project in PROJECT push to a registry in this process, onto a base that takes the place
// of the one whose registry is on the Internet. Its files are left in IMAGE_ROOT, for server_test.go to run.
func TestImage(t *testing.T) {
	server := httptest.NewServer(registry.New(registry.Logger(log.New(io.Discard, "", 0))))
	defer server.Close()
	host := strings.TrimPrefix(server.URL, "http://")
	base := reference(t, host+"/base:nonroot")
	if err := remote.WriteIndex(base, newBase(t)); err != nil {
		t.Fatal(err)
	}
	stage := filepath.Join(os.Getenv("PROJECT"), "deploy/kubernetes/overlays/dev/kustomization.yml")
	first, second := "", ""
	for _, text := range []*string{&first, &second} {
		makeImage(t, host+"/server", base)
		content, err := os.ReadFile(stage)
		if err != nil {
			t.Fatal(err)
		}
		*text = string(content)
	}
	_, digest, found := strings.Cut(first, "- digest: ")
	digest, _, _ = strings.Cut(digest, "\n")
	if !found || first != second || !strings.Contains(first, "newName: "+host+"/server\n") {
		t.Fatalf("not the same image twice:\n%s\n%s", first, second)
	}
	index, err := remote.Index(reference(t, host+"/server@"+digest))
	if err != nil {
		t.Fatal(err)
	}
	manifest, err := index.IndexManifest()
	if err != nil {
		t.Fatal(err)
	}
	platforms := []string{}
	for _, entry := range manifest.Manifests {
		platforms = append(platforms, entry.Platform.String())
		image, err := index.Image(entry.Digest)
		if err != nil {
			t.Fatal(err)
		}
		checkImage(t, image)
		checkContents(t, host, entry.Digest)
		if entry.Platform.Architecture == runtime.GOARCH {
			unpack(t, image, os.Getenv("IMAGE_ROOT"))
		}
	}
	if !slices.Equal(platforms, []string{"linux/amd64", "linux/arm64"}) {
		t.Errorf("platforms %v", platforms)
	}
}

// newBase is for both platforms, with the user of the real one.
func newBase(t *testing.T) v1.ImageIndex {
	t.Helper()
	var index v1.ImageIndex = empty.Index
	for _, architecture := range []string{"amd64", "arm64"} {
		image, err := crane.Image(map[string][]byte{"etc/passwd": []byte("nonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n")})
		if err != nil {
			t.Fatal(err)
		}
		config, err := image.ConfigFile()
		if err != nil {
			t.Fatal(err)
		}
		config.OS, config.Architecture, config.Config.User = "linux", architecture, user
		if image, err = mutate.ConfigFile(image, config); err != nil {
			t.Fatal(err)
		}
		platform := &v1.Platform{OS: "linux", Architecture: architecture}
		index = mutate.AppendManifests(index, mutate.IndexAddendum{Add: image, Descriptor: v1.Descriptor{Platform: platform}})
	}
	return index
}

func makeImage(t *testing.T, repository string, base name.Reference) {
	t.Helper()
	command := exec.CommandContext(t.Context(), "make", "image", "STAGE=dev", "IMAGE="+repository)
	command.Dir = os.Getenv("PROJECT")
	command.Env = append(os.Environ(), "KO_DEFAULTBASEIMAGE="+base.String())
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
}

func checkImage(t *testing.T, image v1.Image) {
	t.Helper()
	file, err := image.ConfigFile()
	if err != nil {
		t.Fatal(err)
	}
	if config := file.Config; config.User != user || !slices.Equal(config.Entrypoint, []string{"/ko-app/server"}) {
		t.Errorf("config %+v", config)
	}
}

// checkContents wants the list of what an image is made of, in SPDX, beside it.
func checkContents(t *testing.T, host string, digest v1.Hash) {
	t.Helper()
	image, err := remote.Image(reference(t, host+"/server:"+strings.Replace(digest.String(), ":", "-", 1)+".sbom"))
	if err != nil {
		t.Fatal(err)
	}
	layers, err := image.Layers()
	if err != nil || len(layers) != 1 {
		t.Fatalf("%d layers, %v", len(layers), err)
	}
	list, err := layers[0].Uncompressed()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(list)
	if err != nil || !bytes.Contains(text, []byte("SPDX-2.3")) || !bytes.Contains(text, []byte("github.com/aws/aws-sdk-go-v2/service/dynamodb")) {
		t.Errorf("no such list: %v, %.500s", err, text)
	}
}

// unpack leaves files as the image has them: whoever runs it may not write there.
func unpack(t *testing.T, image v1.Image, root string) {
	t.Helper()
	content := mutate.Extract(image)
	defer content.Close()
	if err := os.MkdirAll(root, 0o755); err != nil {
		t.Fatal(err)
	}
	command := exec.CommandContext(t.Context(), "tar", "--extract", "--preserve-permissions", "--directory", root)
	command.Stdin = content
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, output)
	}
}

func reference(t *testing.T, text string) name.Reference {
	t.Helper()
	parsed, err := name.ParseReference(text)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}
