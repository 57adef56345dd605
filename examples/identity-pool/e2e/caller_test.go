// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"

	"example.com/harbour/local/sign"
)

// signAs is no header of the API's: send signs in its place.
const signAs = "Sign-As"

// as returns what makes send sign a request with credentials that somebody gets for their ID token.
func (s stack) as(t *testing.T, who tokens) map[string]string {
	t.Helper()
	return s.signedBy(s.credentials(t, who))
}

// forged is the same with a secret that is wrong.
func (s stack) forged(t *testing.T, who tokens) map[string]string {
	t.Helper()
	keys := s.credentials(t, who)
	keys.SecretAccessKey = "x" + keys.SecretAccessKey
	return s.signedBy(keys)
}

func (s stack) signedBy(keys aws.Credentials) map[string]string {
	return map[string]string{
		signAs: strings.Join([]string{keys.AccessKeyID, keys.SecretAccessKey, keys.SessionToken, s.settings.Region}, " "),
	}
}

func signAsCaller(t *testing.T, request *http.Request, content string) {
	t.Helper()
	part := strings.Split(request.Header.Get(signAs), " ")
	request.Header.Del(signAs)
	if len(part) == 1 {
		return
	}
	keys := aws.Credentials{AccessKeyID: part[0], SecretAccessKey: part[1], SessionToken: part[2]}
	if err := sign.Request(request, []byte(content), keys, "execute-api", part[3]); err != nil {
		t.Fatal(err)
	}
}

func (s stack) credentials(t *testing.T, who tokens) aws.Credentials {
	t.Helper()
	logins := map[string]string{s.provider(): who.id}
	var got struct {
		IdentityID string `json:"IdentityId"`
	}
	s.identify(t, "GetId", map[string]any{"IdentityPoolId": s.identityPool, "Logins": logins}, &got)
	var given struct {
		Credentials struct {
			AccessKeyID  string `json:"AccessKeyId"`
			SecretKey    string
			SessionToken string
		}
	}
	s.identify(t, "GetCredentialsForIdentity", map[string]any{"IdentityId": got.IdentityID, "Logins": logins}, &given)
	keys := given.Credentials
	return aws.Credentials{AccessKeyID: keys.AccessKeyID, SecretAccessKey: keys.SecretKey, SessionToken: keys.SessionToken}
}

// provider is the user pool, as the identity pool calls it.
func (s stack) provider() string {
	return "cognito-idp." + s.settings.Region + ".amazonaws.com/" + s.poolID
}

func (s stack) identify(t *testing.T, action string, question, answer any) {
	t.Helper()
	status, body := s.tryToIdentify(t, action, question)
	if status != http.StatusOK {
		t.Fatalf("%s: status %d: %s", action, status, body)
	}
	if err := json.Unmarshal(body, answer); err != nil {
		t.Fatal(err)
	}
}

// tryToIdentify asks the identity pool as a page does, without an AWS key.
func (s stack) tryToIdentify(t *testing.T, action string, question any) (status int, body []byte) {
	t.Helper()
	text, err := json.Marshal(question)
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.cognitoURL, strings.NewReader(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/x-amz-json-1.1")
	request.Header.Set("X-Amz-Target", "AWSCognitoIdentityService."+action)
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if body, err = io.ReadAll(response.Body); err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, body
}
