// Managed by venture: edit freely, regenerating merges your changes.

package watch

import (
	"path"
	"slices"
	"strings"
)

// ListFormat makes `go list` print what Parse reads.
const ListFormat = `{{.Module.Path}} {{.ImportPath}} {{join .Deps " "}}`

// Imports holds, by the folder of a main package, the folders of the module's packages that it is built from.
type Imports map[string][]string

// Parse reads what `go list` printed.
func Parse(listing string) Imports {
	imports := make(Imports)
	for line := range strings.Lines(listing) {
		fields := strings.Fields(line)
		if len(fields) < 2 {
			continue
		}
		var folders []string
		for _, imported := range fields[1:] {
			if folder, ok := strings.CutPrefix(imported, fields[0]+"/"); ok {
				folders = append(folders, folder)
			}
		}
		if len(folders) > 0 {
			imports[folders[0]] = folders
		}
	}
	return imports
}

// Concerns tells whether one of the files is part of the main package in the folder. Both have paths from the root.
func (i Imports) Concerns(folder string, files []string) bool {
	return slices.ContainsFunc(files, func(file string) bool {
		return IsSource(file) && (path.Dir(file) == "." || slices.Contains(i[folder], path.Dir(file)))
	})
}
