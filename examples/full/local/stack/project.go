// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

// forwarder is the folder of the stack that ships the logs, and of its function.
const forwarder = "forwarder"

// stage is the one that the local stack deploys.
const stage = "local"

// Project is what the local stack must know of the project.
type Project struct {
	Root      string
	Name      string
	Region    string
	Functions []Function // the forwarder is the last
	Routes    []string   // of GET, for whoever is signed in

	SecondFactor bool // nobody signs in to the user pool without one
}

// Function is built from one package and deployed under one name.
type Function struct {
	Folder  string // which names its zip as well
	Package string // as the go command takes it
	AWSName string
}

// ReadProject reads the files of the project in root.
func ReadProject(root string) (Project, error) {
	settings, err := os.ReadFile(filepath.Join(root, "serverless.yml"))
	if err != nil {
		return Project{}, fmt.Errorf("read project: %w", err)
	}
	project := Project{Root: root, Name: first(settings, `(?m)^service: *["']?([\w-]+)`)}
	project.Region = first(settings, `(?m)^  region: *["']?([\w-]+)`)
	if project.Name == "" || project.Region == "" {
		return Project{}, fmt.Errorf("serverless.yml has no plain `service` and `provider.region`")
	}
	mains, err := filepath.Glob(filepath.Join(escapeGlob(root), "functions", "*", "lambda"))
	if err != nil {
		return Project{}, fmt.Errorf("list functions: %w", err)
	}
	for _, main := range mains {
		name := filepath.Base(filepath.Dir(main))
		project.add(name, "./functions/"+name+"/lambda", project.Name+"-"+stage+"-"+name)
		settings, err := os.ReadFile(filepath.Join(root, "functions", name, "function.yml"))
		if err != nil {
			return Project{}, fmt.Errorf("read function: %w", err)
		}
		if route := protectedRoute(settings); route != "" {
			project.Routes = append(project.Routes, route)
		}
	}
	pool, err := os.ReadFile(filepath.Join(root, "resources", "cognito-user-pool.yml"))
	if err != nil {
		return Project{}, fmt.Errorf("read user pool: %w", err)
	}
	project.SecondFactor = first(pool, `(?m)^ +MfaConfiguration: *["']?(ON)\b`) != ""
	project.add(forwarder, "./"+forwarder+"/lambda", project.Name+"-forwarder-"+stage+"-forwarder")
	return project, nil
}

func (p *Project) add(folder, mainPackage, awsName string) {
	p.Functions = append(p.Functions, Function{Folder: folder, Package: mainPackage, AWSName: awsName})
}

// protectedRoute returns "" for a function that is public, has another method or wants a path parameter.
func protectedRoute(settings []byte) string {
	if first(settings, `(?m)^ +(authorizer): `) == "" || first(settings, `(?m)^ +method: *["']?(?i:(get))\b`) == "" {
		return ""
	}
	return first(settings, `(?m)^ +path: *["']?(/[^{\s"']*)["']?\s*$`)
}

func first(text []byte, pattern string) string {
	if match := regexp.MustCompile(pattern).FindSubmatch(text); match != nil {
		return string(match[1])
	}
	return ""
}

// escapeGlob lets a folder's name hold what a pattern gives a meaning.
func escapeGlob(path string) string {
	return regexp.MustCompile(`[\\*?[]`).ReplaceAllString(path, `\$0`)
}
