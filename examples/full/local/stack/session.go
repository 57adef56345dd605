// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"git.lighthouse.example/platform/lighthouse/local/sign"
)

var errNotRunning = errors.New("`make dev` isn't running; start it in another terminal")

// Session is what another program must know to call a stack that runs.
type Session struct {
	AWS    string
	Region string
	Keys   aws.Credentials
}

func session(folder string) string { return filepath.Join(folder, "session.json") }

// announce writes the session down for as long as the stack runs, for its owner only.
func (s *Stack) announce() error {
	text, err := json.Marshal(Session{AWS: s.AWS, Region: s.Project.Region, Keys: s.cloud.keys})
	if err != nil {
		return fmt.Errorf("announce: %w", err)
	}
	if err := os.WriteFile(session(s.folder), text, 0o600); err != nil {
		return fmt.Errorf("announce: %w", err)
	}
	return nil
}

// Join reads the session of the stack of a name.
func Join(root, name string) (Session, error) {
	text, err := os.ReadFile(session(Folder(root, name)))
	if errors.Is(err, fs.ErrNotExist) {
		return Session{}, errNotRunning
	}
	var s Session
	if err == nil {
		err = json.Unmarshal(text, &s)
	}
	if err != nil {
		return Session{}, fmt.Errorf("read session: %w", err)
	}
	return s, nil
}

// Result is what a function has answered and logged.
type Result struct {
	Failed bool
	Answer []byte
	Log    []byte // the last 4 kB
}

// Invoke sends an event to a function.
func (s Session) Invoke(ctx context.Context, function Function, event []byte) (Result, error) {
	address := s.AWS + "/2015-03-31/functions/" + url.PathEscape(function.AWSName) + "/invocations"
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, address, bytes.NewReader(event))
	if err != nil {
		return Result{}, fmt.Errorf("invoke %s: %w", function.Folder, err)
	}
	request.Header.Set("X-Amz-Log-Type", "Tail")
	if err := sign.Request(request, event, s.Keys, "lambda", s.Region); err != nil {
		return Result{}, fmt.Errorf("invoke %s: %w", function.Folder, err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return Result{}, errNotRunning // nobody listens: it was killed
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %s", response.Status, answer)
	}
	if err != nil {
		return Result{}, fmt.Errorf("invoke %s: %w", function.Folder, err)
	}
	log, err := base64.StdEncoding.DecodeString(response.Header.Get("X-Amz-Log-Result"))
	if err != nil {
		return Result{}, fmt.Errorf("read log of %s: %w", function.Folder, err)
	}
	return Result{Failed: response.Header.Get("X-Amz-Function-Error") != "", Answer: answer, Log: log}, nil
}

// Function returns the one of a folder.
func (p Project) Function(folder string) (Function, error) {
	names := make([]string, 0, len(p.Functions))
	for _, function := range p.Functions {
		if function.Folder == folder {
			return function, nil
		}
		names = append(names, function.Folder)
	}
	return Function{}, fmt.Errorf("there is no function %q; there are: %s", folder, strings.Join(names, ", "))
}
