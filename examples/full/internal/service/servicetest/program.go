// Managed by venture: edit freely, regenerating merges your changes.

package servicetest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// checkProgram wants lambda/main.go of a function to hand Access and Wire of that function to gateway.Run, and to do
// nothing else: no test can call main, and what stands there would stand before or beside the access.
func checkProgram(t *testing.T, function string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(function, "lambda", "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		if filepath.Base(path) != "main.go" || !runsOnly(file, function) {
			t.Errorf("functions/%s: want nothing but func main with gateway.Run(…, handler.Access, handler.Wire), "+
				"where handler is functions/%s; what else is needed goes into wiring.go", path, function)
		}
	}
	if len(paths) == 0 {
		t.Errorf("functions/%s/lambda/main.go is missing", function)
	}
}

func runsOnly(file *ast.File, function string) bool {
	imported := map[string]string{} // paths by name; one without a name would run code of its own
	var functions []*ast.FuncDecl
	for _, declaration := range file.Decls {
		switch declaration := declaration.(type) {
		case *ast.FuncDecl:
			functions = append(functions, declaration)
		case *ast.GenDecl:
			if declaration.Tok != token.IMPORT {
				return false
			}
		}
	}
	for _, spec := range file.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return false
		}
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imported[name] = path
	}
	if len(functions) != 1 || functions[0].Name.Name != "main" || len(functions[0].Body.List) != 1 {
		return false
	}
	module, own := strings.CutSuffix(imported["handler"], "/functions/"+function)
	return own && imported["gateway"] == module+"/internal/gateway" && len(file.Imports) == 3 && imported["_"] == "" &&
		isRun(functions[0].Body.List[0])
}

func isRun(statement ast.Stmt) bool {
	expression, ok := statement.(*ast.ExprStmt)
	if !ok {
		return false
	}
	call, ok := expression.X.(*ast.CallExpr)
	return ok && types.ExprString(call.Fun) == "gateway.Run" && len(call.Args) == 3 &&
		types.ExprString(call.Args[1]) == "handler.Access" && types.ExprString(call.Args[2]) == "handler.Wire"
}
