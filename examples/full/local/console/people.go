// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

const (
	cognitoTarget  = "AWSCognitoIdentityProviderService."
	samplePassword = "Correct-Horse-Battery-7"
	signUpCode     = "123456" // the emulator expects no other
)

// person has signed in. What proves it stays in this process.
type person struct {
	name, password string
	token          string
	until          time.Time
}

// welcome signs somebody up, whom nobody has to name, or in.
func (c *Console) welcome(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	var asked struct{ Name, Password string }
	if t == nil || !receive(w, r, &asked) {
		return
	}
	p := &person{name: asked.Name, password: asked.Password}
	if p.password == "" {
		p.password = samplePassword
	}
	var err error
	if p.name == "" {
		p.name = newName()
		err = t.signUp(r.Context(), p)
	}
	if err == nil {
		err = t.signIn(r.Context(), p)
	}
	if err != nil {
		fail(w, err)
		return
	}
	c.mutex.Lock()
	c.people[p.name] = p
	c.mutex.Unlock()
	send(w, map[string]string{"name": p.name})
}

// newName is one that nobody has.
func newName() string {
	return "ada-" + strings.ToLower(rand.Text()[:6]) + "@example.com"
}

// signUp does it as a client does, with the trigger. Where only administrators make accounts, it does as they do.
func (t *target) signUp(ctx context.Context, p *person) error {
	attribute := map[string]string{"Name": "email", "Value": p.name}
	attributes := []map[string]string{attribute}
	request := map[string]any{"ClientId": t.client, "Username": p.name, "Password": p.password, "UserAttributes": attributes}
	if err := t.ask(ctx, cognitoTarget+"SignUp", request, nil); err != nil {
		return err
	}
	return t.ask(ctx, cognitoTarget+"ConfirmSignUp", map[string]any{
		"ClientId": t.client, "Username": p.name, "ConfirmationCode": signUpCode,
	}, nil)
}

func (t *target) signIn(ctx context.Context, p *person) error {
	var got struct {
		AuthenticationResult struct {
			AccessToken string
			IDToken     string `json:"IdToken"`
			ExpiresIn   int
		}
		ChallengeName string
	}
	err := t.ask(ctx, cognitoTarget+"InitiateAuth", map[string]any{
		"ClientId": t.client, "AuthFlow": "USER_PASSWORD_AUTH",
		"AuthParameters": map[string]string{"USERNAME": p.name, "PASSWORD": p.password},
	}, &got)
	if err == nil && got.ChallengeName != "" {
		err = fmt.Errorf("%s: sign-in asks for %s, which the console cannot answer", p.name, got.ChallengeName)
	}
	if err != nil {
		return err
	}
	// Half of the time: what was changed about somebody shows soon, and nothing expires on the way.
	p.until = time.Now().Add(time.Duration(got.AuthenticationResult.ExpiresIn) * time.Second / 2)
	p.token = got.AuthenticationResult.AccessToken
	return nil
}

// prove adds to a request what shows who calls. Nobody is "".
func (c *Console) prove(request *http.Request, t *target, name string) error {
	if name == "" {
		return nil
	}
	c.mutex.Lock()
	known := c.people[name]
	c.mutex.Unlock()
	if known == nil {
		return fmt.Errorf("%s hasn't signed in", name)
	}
	p := *known
	if time.Now().After(p.until) {
		if err := t.signIn(request.Context(), &p); err != nil {
			return err
		}
		c.mutex.Lock()
		c.people[name] = &p
		c.mutex.Unlock()
	}
	request.Header.Set("Authorization", "Bearer "+p.token)
	return nil
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
		err = fmt.Errorf("%s: %s", answer.Status, text)
	}
	if err == nil && response != nil {
		err = json.Unmarshal(text, response)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", action[strings.LastIndex(action, ".")+1:], err)
	}
	return nil
}
