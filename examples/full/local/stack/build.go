// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// builder builds functions for the system and processor of this machine, apart from the ones for AWS.
type builder struct {
	root    string
	folder  string
	environ []string
}

func (b builder) zip(function Function) string {
	return filepath.Join(b.folder, function.Folder+".zip")
}

func (b builder) built(function Function) bool {
	_, err := os.Stat(b.zip(function))
	return err == nil
}

// build leaves the zip as it was if the function doesn't compile. The linker keeps its build id, by which the go
// command knows that there is nothing to do.
func (b builder) build(ctx context.Context, function Function) error {
	binary := filepath.Join(b.folder, function.Folder, "bootstrap")
	command := Command(ctx, b.root, append(toolEnviron(b.environ), "CGO_ENABLED=0"), "go", "build",
		"-trimpath", "-buildvcs=false", "-tags", "lambda.norpc", "-ldflags", "-s -w", "-o", binary, function.Package)
	if err := run(command); err != nil {
		return fmt.Errorf("build %s: %w", function.Folder, err)
	}
	if err := pack(binary, b.zip(function)); err != nil {
		return fmt.Errorf("pack %s: %w", function.Folder, err)
	}
	return nil
}

func (b builder) buildAll(ctx context.Context, functions []Function, progress Progress) error {
	for i, function := range functions {
		done := progress.during(fmt.Sprintf("building %s, %d of %d", function.Folder, i+1, len(functions)))
		err := b.build(ctx, function)
		done()
		if err != nil {
			return err
		}
	}
	return nil
}

// list asks the go command about the packages of all functions, those too that are not deployed yet.
func (b builder) list(ctx context.Context, format string) (string, error) {
	args := []string{"list", "-tags", "lambda.norpc", "-f", format, "./functions/...", "./" + forwarder + "/..."}
	var output, problems bytes.Buffer
	command := Command(ctx, b.root, append(toolEnviron(b.environ), "CGO_ENABLED=0"), "go", args...)
	command.Stdout, command.Stderr = &output, &problems
	if err := command.Run(); err != nil {
		return "", fmt.Errorf("list packages: %w\n%s", err, bytes.TrimSpace(problems.Bytes()))
	}
	return output.String(), nil
}

// pack doesn't compress: the zip only goes to the next process.
func pack(binary, target string) (err error) {
	source, err := os.Open(binary)
	if err != nil {
		return err
	}
	defer source.Close()
	file, err := os.Create(target + ".new")
	if err != nil {
		return err
	}
	defer file.Close() // a second time where all went well
	archive := zip.NewWriter(file)
	header := &zip.FileHeader{Name: "bootstrap", Method: zip.Store}
	header.SetMode(0o755)
	entry, err := archive.CreateHeader(header)
	if err != nil {
		return err
	}
	if _, err := io.Copy(entry, source); err != nil {
		return err
	}
	if err := archive.Close(); err != nil {
		return err
	}
	if err := file.Close(); err != nil {
		return err
	}
	return os.Rename(target+".new", target)
}
