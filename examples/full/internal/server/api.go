// Managed by venture: edit freely, regenerating merges your changes.

// Package server runs the functions of this project as a service, where no API Gateway and no Lambda are.
package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/service"
)

// Function is one that answers requests.
type Function struct {
	service.Function

	Name    string
	Routes  []string // as in function.yml: "GET /teams/{teamId}"
	Public  bool     // nobody asks who is calling
	Timeout time.Duration
}

// API is what its functions have in common.
type API struct {
	Lookup  func(name string) (string, bool) // of the environment
	Logger  func(function string) *slog.Logger
	Callers api.Guard
	Metrics *Metrics
}

// Handler serves the functions at their routes, and answers as API Gateway would where there is none, but for the status:
// 404 tells the caller more than API Gateway's 403.
func (a API) Handler(ctx context.Context, functions []Function) (http.Handler, error) {
	options := api.Options{Logger: a.Logger("server"), Origin: config.New(a.Lookup).Origin("WEB_ORIGIN")}
	routes := &router{
		options: api.Handler(http.HandlerFunc(answerOptions), options),
		none:    a.Metrics.observe("", api.Handler(http.HandlerFunc(noRoute), options)),
	}
	var problems error
	for _, f := range functions {
		handler, err := a.handler(ctx, f)
		if err != nil {
			problems = errors.Join(problems, fmt.Errorf("%s: %w", f.Name, err))
			continue
		}
		for _, route := range f.Routes {
			problems = errors.Join(problems, routes.add(route, a.Metrics.observe(route, handler)))
		}
	}
	if problems != nil {
		return nil, problems
	}
	return routes, nil
}

func (a API) handler(ctx context.Context, f Function) (http.Handler, error) {
	callers := a.Callers
	if f.Public {
		callers = api.Public
	}
	handler, err := f.Handler(ctx, config.New(a.Lookup), a.Logger(f.Name), callers)
	if err != nil {
		return nil, err
	}
	return withInvocation(f.Timeout, handler), nil
}

// answerOptions is reached by what is no preflight of a browser.
func answerOptions(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }

func noRoute(w http.ResponseWriter, r *http.Request) {
	api.Problem(w, r, http.StatusNotFound, "No such route.")
}

// pathOf is a route without its method.
func pathOf(route string) string {
	_, path, _ := strings.Cut(route, " ")
	return path
}
