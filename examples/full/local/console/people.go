// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

const (
	samplePassword = "Correct-Horse-Battery-7"
	signUpCode     = "123456" // the emulator expects no other
)

// person has signed in. What proves it stays in this process, and the password is not kept.
type person struct {
	name, refresh string
	token         string
	until         time.Time
}

// welcome signs somebody up, whom nobody has to name, or in. Where Cognito asks for more than the password, so does the
// answer, and the page comes again with it.
func (c *Console) welcome(w http.ResponseWriter, r *http.Request) {
	t := c.running(w)
	var asked struct{ Name, Password, Answer string }
	if t == nil || !receive(w, r, &asked) {
		return
	}
	p := &person{name: asked.Name}
	if asked.Password == "" {
		asked.Password = samplePassword
	}
	var err error
	if p.name == "" {
		p.name = newName()
		err = t.signUp(r.Context(), p.name, asked.Password)
	}
	challenge := ""
	if err == nil {
		challenge, err = t.signIn(r.Context(), p, asked.Password, asked.Answer)
	}
	if err != nil {
		fail(w, err)
		return
	}
	if challenge == "" {
		c.mutex.Lock()
		c.people[p.name] = p
		c.mutex.Unlock()
	}
	send(w, map[string]string{"name": p.name, "challenge": challenge})
}

// newName is one that nobody has.
func newName() string {
	return "ada-" + strings.ToLower(rand.Text()[:6]) + "@example.com"
}

// signUp does it as a client does, with the trigger. Where only administrators make accounts, it does as they do.
func (t *target) signUp(ctx context.Context, name, password string) error {
	attribute := map[string]string{"Name": "email", "Value": name}
	attributes := []map[string]string{attribute}
	request := map[string]any{"ClientId": t.client, "Username": name, "Password": password, "UserAttributes": attributes}
	if err := t.ask(ctx, cognitoTarget+"SignUp", request, nil); err != nil {
		return err
	}
	return t.ask(ctx, cognitoTarget+"ConfirmSignUp", map[string]any{
		"ClientId": t.client, "Username": name, "ConfirmationCode": signUpCode,
	}, nil)
}

var errSignedOut = errors.New("hasn't signed in")

// prove adds to a request what shows who calls. Nobody is "".
func (c *Console) prove(request *http.Request, t *target, name string) error {
	if name == "" {
		return nil
	}
	c.mutex.Lock()
	known := c.people[name]
	c.mutex.Unlock()
	if known == nil {
		return fmt.Errorf("%s %w", name, errSignedOut)
	}
	p := *known
	if time.Now().After(p.until) {
		if err := t.renew(request.Context(), &p); err != nil {
			return fmt.Errorf("sign in as %s again: %w", name, err)
		}
		c.mutex.Lock()
		c.people[name] = &p
		c.mutex.Unlock()
	}
	request.Header.Set("Authorization", "Bearer "+p.token)
	return nil
}
