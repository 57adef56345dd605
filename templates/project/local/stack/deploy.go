// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
)

var (
	errOutputs = errors.New("the stack lacks an output: ServiceEndpoint, UserPoolId or UserPoolClientId")
	errOther   = errors.New("the project's name or region, or its API, is another one: start `make dev` again")
)

// deploy deploys both services as they are, apart from where their zips lie and where keys are fetched.
func (s *Stack) deploy(ctx context.Context) error {
	for name, value := range map[string]string{"url": s.Logs, "token": s.LogsToken} {
		if err := s.cloud.putParameter(ctx, "/"+s.Project.Name+"/"+stage+"/log-destination/"+name, value); err != nil {
			return err
		}
	}
	s.progress("deploying the forwarder")
	if err := s.osls(ctx, filepath.Join(s.Project.Root, "forwarder")); err != nil {
		return err
	}
	s.progress("deploying the API")
	if err := s.osls(ctx, s.Project.Root, "--param", "cognito-url="+s.Cognito); err != nil {
		return err
	}
	return s.readOutputs(ctx)
}

// Redeploy reads the project anew, builds all of it, and deploys it in the place of what is running.
func (s *Stack) Redeploy(ctx context.Context) error {
	project, err := ReadProject(s.Project.Root)
	if err != nil {
		return err
	}
	if project.Name != s.Project.Name || project.Region != s.Project.Region {
		return errOther
	}
	if err := s.builder.buildAll(ctx, project.Functions); err != nil {
		return err
	}
	s.Project = project
	apiID := s.apiID
	if err := s.deploy(ctx); err != nil {
		return err
	}
	if s.apiID != apiID {
		return errOther
	}
	return nil
}

func (s *Stack) osls(ctx context.Context, service string, params ...string) error {
	artifacts, err := filepath.Rel(service, s.builder.folder)
	if err != nil {
		return fmt.Errorf("deploy: %w", err)
	}
	// Without --force, osls leaves out what it deployed last, though the function may have been updated since.
	args := append([]string{"deploy", "--force", "--stage", stage, "--param", "artifacts=" + artifacts}, params...)
	// By default osls asks every 5 s whether CloudFormation is done.
	environ := append(cloudEnviron(s.environ, s.cloud), "SLS_AWS_MONITORING_FREQUENCY=200")
	command := Command(ctx, service, environ, filepath.Join(s.Project.Root, "node_modules", ".bin", "osls"), args...)
	if err := run(command); err != nil {
		return fmt.Errorf("deploy %s: %w", filepath.Base(service), err)
	}
	return nil
}

func (s *Stack) readOutputs(ctx context.Context) error {
	outputs, err := s.cloud.outputs(ctx, s.Project.Name+"-"+stage)
	if err != nil {
		return err
	}
	endpoint, err := url.Parse(outputs["ServiceEndpoint"])
	if err != nil {
		return fmt.Errorf("read endpoint: %w", err)
	}
	s.apiID, _, _ = strings.Cut(endpoint.Host, ".")
	s.PoolID, s.ClientID, s.WebOrigin = outputs["UserPoolId"], outputs["UserPoolClientId"], outputs["WebOrigin"]
	s.guard.SetPage(s.WebOrigin)
	if s.apiID == "" || s.PoolID == "" || s.ClientID == "" {
		return errOutputs
	}
	return nil
}
