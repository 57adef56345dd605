// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	dynamodbtypes "github.com/aws/aws-sdk-go-v2/service/dynamodb/types"

	"example.com/harbour/local/store"
)

func TestPasswordPolicy(t *testing.T) {
	s := open(t)
	long := strings.Repeat("x", passwordLength)
	for _, test := range []struct{ name, password string }{
		{"too short", ("Aa1!" + long)[:passwordLength-1]},
		{"without digit", "Aa!" + long},
		{"without symbol", "Aa1" + long},
		{"without capital", "a1!" + long},
		{"only of capitals", "A1!" + strings.ToUpper(long)},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := somebody()
			p.password = test.password
			if selfSignUp {
				_, err := s.signUp(t, p)
				checkRefused[*types.InvalidPasswordException](t, err)
			}
			_, err := s.create(t, s.poolID, p)
			checkRefused[*types.InvalidPasswordException](t, err)
		})
	}
}

// TestSignUp follows one person: each step needs the ones before.
func TestSignUp(t *testing.T) {
	if !selfSignUp {
		t.Skip("administrators make the accounts of this project")
	}
	s, p := open(t), somebody()
	var err error
	if p.subject, err = s.signUp(t, p); err != nil {
		t.Fatal(err)
	}

	t.Run("wrong code", func(t *testing.T) {
		checkRefused[*types.CodeMismatchException](t, s.confirm(t, p, "000000"))
		_, err := s.signIn(t, s.poolID, s.clientID, p)
		checkRefused[*types.UserNotConfirmedException](t, err)
		if rows := s.rows(t, p.subject); len(rows) != 0 {
			t.Error("stored before the confirmation")
		}
	})

	var stored map[string]dynamodbtypes.AttributeValue
	t.Run("confirm", func(t *testing.T) {
		if err := s.confirm(t, p, signUpCode); err != nil {
			t.Fatal(err)
		}
		rows := s.rows(t, p.subject)
		if len(rows) != 1 || text(rows[0]["email"]) != p.email || text(rows[0]["sk"]) != "PROFILE" {
			t.Fatalf("%d rows, want one with the e-mail", len(rows))
		}
		stored = rows[0]
		s.awaitTrigger(t, "PostConfirmation_ConfirmSignUp")
	})

	if stored == nil {
		return // what follows would only say so again
	}
	t.Run("confirm again", func(t *testing.T) {
		checkRefused[*types.NotAuthorizedException](t, s.confirm(t, p, signUpCode))
		s.checkSame(t, p, stored)
	})

	t.Run("forgotten password", func(t *testing.T) {
		p.password = newPassword()
		s.replacePassword(t, p)
		s.checkSame(t, p, stored)
	})

	t.Run("profile", func(t *testing.T) {
		got, err := s.signIn(t, s.poolID, s.clientID, p)
		if err != nil {
			t.Fatal(err)
		}
		s.get(t, meRoute, s.as(t, got)).check(t, 200, p.email, p.subject)
		s.checkSame(t, p, stored)
	})
}

// TestForgottenPassword is about an account no trigger has seen before: this one stores it, and only once.
func TestForgottenPassword(t *testing.T) {
	s := open(t)
	p := s.member(t, s.poolID)
	old := p
	p.password = newPassword()
	s.replacePassword(t, p)
	s.awaitTrigger(t, "PostConfirmation_ConfirmForgotPassword")
	rows := s.rows(t, p.subject)
	if len(rows) != 1 || text(rows[0]["email"]) != p.email {
		t.Fatalf("%d rows, want one with the e-mail", len(rows))
	}
	_, err := s.signIn(t, s.poolID, s.clientID, old)
	checkRefused[*types.NotAuthorizedException](t, err)
	p.password = newPassword()
	s.replacePassword(t, p)
	s.checkSame(t, p, rows[0])
	if _, err := s.signIn(t, s.poolID, s.clientID, p); err != nil {
		t.Error(err)
	}
}

// replacePassword tries a wrong code first.
func (s stack) replacePassword(t *testing.T, p person) {
	t.Helper()
	_, err := s.cognito.ForgotPassword(t.Context(), &cognitoidentityprovider.ForgotPasswordInput{
		ClientId: &s.clientID, Username: &p.email,
	})
	if err != nil {
		t.Fatal(err)
	}
	replace := func(code string) error {
		_, err := s.cognito.ConfirmForgotPassword(t.Context(), &cognitoidentityprovider.ConfirmForgotPasswordInput{
			ClientId: &s.clientID, Username: &p.email, ConfirmationCode: &code, Password: &p.password,
		})
		return err
	}
	checkRefused[*types.CodeMismatchException](t, replace("000000"))
	if err := replace(resetCode); err != nil {
		t.Fatal(err)
	}
}

func (s stack) checkSame(t *testing.T, p person, stored map[string]dynamodbtypes.AttributeValue) {
	t.Helper()
	if rows := s.rows(t, p.subject); len(rows) != 1 || !reflect.DeepEqual(rows[0], stored) {
		t.Errorf("%d rows, or another one; want only the first", len(rows))
	}
}

func (s stack) awaitTrigger(t *testing.T, source string) {
	t.Helper()
	s.await(t, source, fmt.Sprintf("_msg:=%q %q:=%q", "profile stored", store.Attribute("trigger"), source))
}
