// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// function is one of the project's, as its files are now.
type function struct {
	Name   string  `json:"name"`
	Routes []route `json:"routes"`
	Events []event `json:"events"`
}

type route struct {
	Method  string  `json:"method"`
	Path    string  `json:"path"`
	Access  string  `json:"access"`  // who may call it, in words
	Summary string  `json:"summary"` // of openapi.yaml
	Body    *string `json:"body"`    // one to begin with; nil: it takes none
}

// event is one to try a function with that has no route.
type event struct {
	File string `json:"file"`
	Text string `json:"text"`
}

func functionsOf(root string) ([]function, error) {
	settings, err := filepath.Glob(filepath.Join(root, "functions", "*", "function.yml"))
	if err != nil {
		return nil, fmt.Errorf("list functions: %w", err)
	}
	described := describe(root)
	functions := []function{}
	for _, file := range settings {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("read function: %w", err)
		}
		folder := filepath.Dir(file)
		f := function{Name: filepath.Base(folder), Routes: routesOf(string(text)), Events: []event{}}
		for i := range f.Routes {
			described.complete(&f.Routes[i])
		}
		if len(f.Routes) == 0 {
			f.Events = eventsOf(folder)
		}
		functions = append(functions, f)
	}
	return functions, nil
}

// routesOf reads the http events of a function.yml.
func routesOf(settings string) []route {
	routes := []route{}
	field := regexp.MustCompile(`^ +(method|path|authorizer): *["']?([^"'\s]+)`)
	inRoute := false
	for text := range strings.Lines(settings) {
		if strings.HasPrefix(strings.TrimSpace(text), "- ") {
			inRoute = strings.HasPrefix(strings.TrimSpace(text), "- http:")
			if inRoute {
				routes = append(routes, route{Access: public})
			}
			continue
		}
		match := field.FindStringSubmatch(text)
		if match == nil || !inRoute {
			continue
		}
		current := &routes[len(routes)-1]
		switch match[1] {
		case "method":
			current.Method = strings.ToUpper(match[2])
		case "path":
			current.Path = match[2]
		default:
			current.Access = anybodyKnown
		}
	}
	return routes
}

func eventsOf(folder string) []event {
	files, _ := filepath.Glob(filepath.Join(folder, "testdata", "*.json")) // the pattern is a good one
	events := []event{}
	for _, file := range files {
		if text, err := os.ReadFile(file); err == nil {
			events = append(events, event{File: filepath.Base(file), Text: string(text)})
		}
	}
	return events
}
