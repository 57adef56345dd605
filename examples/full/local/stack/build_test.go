// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"archive/zip"
	"io"
	"path/filepath"
	"testing"
)

func TestPack(t *testing.T) {
	folder := t.TempDir()
	write(t, folder, "binary", "code")
	target := filepath.Join(folder, "a.zip")
	if err := pack(filepath.Join(folder, "binary"), target); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.OpenReader(target)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if len(archive.File) != 1 || archive.File[0].Name != "bootstrap" || archive.File[0].Mode().Perm() != 0o755 {
		t.Errorf("files %v", archive.File)
	}
	entry, err := archive.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	if code, err := io.ReadAll(entry); err != nil || string(code) != "code" {
		t.Errorf("code %q, error %v", code, err)
	}
}
