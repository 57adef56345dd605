// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
)

const cognitoTarget = "AWSCognitoIdentityProviderService."

// signedIn is what Cognito answers to who signs in: tokens, or what else it wants to know.
type signedIn struct {
	AuthenticationResult struct {
		AccessToken  string
		IDToken      string `json:"IdToken"`
		RefreshToken string
		ExpiresIn    int
	}
	ChallengeName string
	Session       string
}

// answerField returns the name under which Cognito takes the answer to a challenge, or "" for one that takes more than
// a text.
func answerField(challenge string) string {
	switch challenge {
	case "NEW_PASSWORD_REQUIRED":
		return "NEW_PASSWORD"
	case "SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP":
		return challenge + "_CODE"
	default:
		return ""
	}
}

// signIn returns the challenge that is left where Cognito wants an answer and there is none.
func (t *target) signIn(ctx context.Context, p *person, password, answer string) (challenge string, err error) {
	var got signedIn
	err = t.ask(ctx, cognitoTarget+"InitiateAuth", map[string]any{
		"ClientId": t.client, "AuthFlow": "USER_PASSWORD_AUTH",
		"AuthParameters": map[string]string{"USERNAME": p.name, "PASSWORD": password},
	}, &got)
	field := answerField(got.ChallengeName)
	if err == nil && field != "" {
		if answer == "" {
			return got.ChallengeName, nil
		}
		request := map[string]any{
			"ClientId": t.client, "ChallengeName": got.ChallengeName, "Session": got.Session,
			"ChallengeResponses": map[string]string{"USERNAME": p.name, field: answer},
		}
		got = signedIn{}
		err = t.ask(ctx, cognitoTarget+"RespondToAuthChallenge", request, &got)
	}
	if err == nil && got.ChallengeName != "" {
		err = fmt.Errorf("%s: sign-in asks for %s, which the console cannot answer", p.name, got.ChallengeName)
	}
	if err != nil {
		return "", err
	}
	return "", t.accept(ctx, p, got)
}

// renew is for who has signed in already: it asks for no second factor again.
func (t *target) renew(ctx context.Context, p *person) error {
	var got signedIn
	err := t.ask(ctx, cognitoTarget+"InitiateAuth", map[string]any{
		"ClientId": t.client, "AuthFlow": "REFRESH_TOKEN_AUTH",
		"AuthParameters": map[string]string{"REFRESH_TOKEN": p.refresh},
	}, &got)
	if err != nil {
		return err
	}
	return t.accept(ctx, p, got)
}

func (t *target) accept(ctx context.Context, p *person, got signedIn) error {
	result := got.AuthenticationResult
	if result.RefreshToken != "" { // else the one before goes on
		p.refresh = result.RefreshToken
	}
	// Half of the time: what was changed about somebody shows soon, and nothing expires on the way.
	p.until = time.Now().Add(time.Duration(result.ExpiresIn) * time.Second / 2)
	var err error
	p.keys, err = t.identify(ctx, result.IDToken)
	return err
}

func (t *target) identify(ctx context.Context, token string) (aws.Credentials, error) {
	const service = "AWSCognitoIdentityService."
	logins := map[string]string{"cognito-idp." + t.region + ".amazonaws.com/" + t.pool: token}
	var identity struct {
		ID string `json:"IdentityId"`
	}
	err := t.ask(ctx, service+"GetId", map[string]any{"IdentityPoolId": t.identities, "Logins": logins}, &identity)
	if err != nil {
		return aws.Credentials{}, err
	}
	var got struct {
		Credentials struct {
			AccessKeyID  string `json:"AccessKeyId"`
			SecretKey    string
			SessionToken string
		}
	}
	err = t.ask(ctx, service+"GetCredentialsForIdentity", map[string]any{"IdentityId": identity.ID, "Logins": logins}, &got)
	return aws.Credentials{
		AccessKeyID: got.Credentials.AccessKeyID, SecretAccessKey: got.Credentials.SecretKey, SessionToken: got.Credentials.SessionToken,
	}, err
}

// ask calls Cognito as a client does, without a key.
func (t *target) ask(ctx context.Context, action string, request, response any) error {
	body, err := json.Marshal(request)
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	asked, err := http.NewRequestWithContext(ctx, http.MethodPost, t.cognito, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	asked.Header.Set("Content-Type", "application/x-amz-json-1.1")
	asked.Header.Set("X-Amz-Target", action)
	answer, err := http.DefaultClient.Do(asked)
	if err != nil {
		return fmt.Errorf("%s: %w", action, err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = refusal(answer.Status, text)
	}
	if err == nil && response != nil {
		err = json.Unmarshal(text, response)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", action[strings.LastIndex(action, ".")+1:], err)
	}
	return nil
}

// refusal is why Cognito said no, in its own words.
func refusal(status string, text []byte) error {
	var said struct{ Message string }
	if json.Unmarshal(text, &said) == nil && said.Message != "" {
		return errors.New(said.Message)
	}
	return fmt.Errorf("%s: %s", status, text)
}
