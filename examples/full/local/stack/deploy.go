// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"git.lighthouse.example/platform/lighthouse/local/store"
)

var (
	errOutputs = errors.New("the stack lacks an output: ServiceEndpoint, UserPoolId or UserPoolClientId")
	errOther   = errors.New("the project's name or region, or its API, is another one: start `make dev` again")
)

// deploy deploys both services as they are, apart from where their zips lie and where keys are fetched.
func (s *Stack) deploy(ctx context.Context) error {
	for name, value := range map[string]string{"url": store.Address(s.Logs, s.LogsToken), "token": s.LogsToken} {
		if err := s.cloud.putParameter(ctx, "/"+s.Project.Name+"/"+stage+"/log-destination/"+name, value); err != nil {
			return err
		}
	}
	if err := s.verifySender(ctx); err != nil {
		return err
	}
	if err := s.deployForwarder(ctx); err != nil {
		return err
	}
	return s.deployAPI(ctx)
}

func (s *Stack) deployForwarder(ctx context.Context) error {
	s.progress("deploying the forwarder")
	return s.osls(ctx, filepath.Join(s.Project.Root, forwarder))
}

func (s *Stack) deployAPI(ctx context.Context) error {
	s.progress("deploying the API")
	params := []string{"--param", "cognito-url=" + s.Cognito, "--param", "web-origin=" + s.page.address()}
	params = append(params, s.issuers()...)
	if err := s.osls(ctx, s.Project.Root, params...); err != nil {
		return err
	}
	return s.readOutputs(ctx)
}

// Redeploy reads the project anew, builds the functions that are new or concerned by a change, and deploys the stacks
// that are, in the place of what is running.
func (s *Stack) Redeploy(ctx context.Context, changed []string, concerned func(Function) bool) error {
	project, err := ReadProject(s.Project.Root)
	if err != nil {
		return err
	}
	if project.Name != s.Project.Name || project.Region != s.Project.Region {
		return errOther
	}
	stale := slices.DeleteFunc(slices.Clone(project.Functions), func(function Function) bool {
		return !concerned(function) && s.builder.built(function)
	})
	if err := s.builder.buildAll(ctx, stale, s.progress); err != nil {
		return err
	}
	s.Project = project
	apiID := s.apiID
	isForwarder := func(function Function) bool { return function.Folder == forwarder }
	inForwarder := func(path string) bool { return strings.HasPrefix(path, forwarder+"/") }
	if slices.ContainsFunc(stale, isForwarder) || slices.ContainsFunc(changed, inForwarder) {
		if err := s.deployForwarder(ctx); err != nil {
			return err
		}
	}
	if err := s.deployAPI(ctx); err != nil {
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
	defer s.progress.during("deploying " + filepath.Base(service))()
	if err := run(command); err != nil {
		return fmt.Errorf("deploy %s: %w", filepath.Base(service), err)
	}
	return s.dropArtifacts()
}

// dropArtifacts removes what ministack keeps of a deployment on disk: osls asks for none of it again, and the bucket,
// which has versions, would hold the zips of every deployment there was.
func (s *Stack) dropArtifacts() error {
	folders, err := filepath.Glob(filepath.Join(escapeGlob(s.folder), "data", "s3", "*", "*-serverlessdeploymentbucket-*", "serverless"))
	for _, folder := range folders {
		err = errors.Join(err, os.RemoveAll(folder))
	}
	if err != nil {
		return fmt.Errorf("drop artifacts: %w", err)
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
