// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"crypto/rand"
	"errors"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// The emulator sends no messages: these are the codes it always expects.
const (
	signUpCode = "123456"
	resetCode  = "654321"
)

// person is somebody who has, or will have, an account.
type person struct {
	email    string
	password string
	subject  string
}

type tokens struct{ access, id, refresh string }

// secrets are what no log line may have of somebody who has signed in.
func (p person) secrets(got tokens) []string {
	secrets := []string{p.email, p.password}
	for _, token := range []string{got.access, got.id, got.refresh} {
		secrets = append(secrets, strings.Split(token, ".")...)
	}
	return secrets
}

// somebody is a person nobody else is.
func somebody() person {
	return person{email: strings.ToLower(rand.Text()) + "@example.com", password: newPassword()}
}

func newPassword() string {
	return ("Aa1!" + strings.Repeat("x", passwordLength) + rand.Text())[:passwordLength+20]
}

func (s stack) signUp(t *testing.T, p person) (subject string, err error) {
	t.Helper()
	output, err := s.cognito.SignUp(t.Context(), &cognitoidentityprovider.SignUpInput{
		ClientId:       &s.clientID,
		Username:       &p.email,
		Password:       &p.password,
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: &p.email}},
	})
	if err != nil {
		return "", err
	}
	return aws.ToString(output.UserSub), nil
}

func (s stack) confirm(t *testing.T, p person, code string) error {
	t.Helper()
	_, err := s.cognito.ConfirmSignUp(t.Context(), &cognitoidentityprovider.ConfirmSignUpInput{
		ClientId: &s.clientID, Username: &p.email, ConfirmationCode: &code,
	})
	return err
}

// member is somebody an administrator has given an account, so that no trigger has run.
func (s stack) member(t *testing.T, poolID string) person {
	t.Helper()
	p := somebody()
	var err error
	if p.subject, err = s.create(t, poolID, p); err != nil {
		t.Fatal(err)
	}
	return p
}

func (s stack) create(t *testing.T, poolID string, p person) (subject string, err error) {
	t.Helper()
	_, err = s.cognito.AdminCreateUser(t.Context(), &cognitoidentityprovider.AdminCreateUserInput{
		UserPoolId:        &poolID,
		Username:          &p.email,
		TemporaryPassword: &p.password, // a generated one may be shorter than the policy wants
		MessageAction:     types.MessageActionTypeSuppress,
		UserAttributes: []types.AttributeType{
			{Name: aws.String("email"), Value: &p.email},
			{Name: aws.String("email_verified"), Value: aws.String("true")},
		},
	})
	// Nobody else has the name: the SDK has tried again where an answer was lost.
	if _, exists := errors.AsType[*types.UsernameExistsException](err); err != nil && !exists {
		return "", err
	}
	_, err = s.cognito.AdminSetUserPassword(t.Context(), &cognitoidentityprovider.AdminSetUserPasswordInput{
		UserPoolId: &poolID, Username: &p.email, Password: &p.password, Permanent: true,
	})
	if err != nil {
		return "", err
	}
	account, err := s.cognito.AdminGetUser(t.Context(), &cognitoidentityprovider.AdminGetUserInput{
		UserPoolId: &poolID, Username: &p.email,
	})
	if err != nil {
		return "", err
	}
	for _, attribute := range account.UserAttributes {
		if aws.ToString(attribute.Name) == "sub" {
			subject = aws.ToString(attribute.Value)
		}
	}
	return subject, nil
}

// signIn does it by SRP.
func (s stack) signIn(t *testing.T, poolID, clientID string, p person) (tokens, error) {
	t.Helper()
	proof, err := newSRP()
	if err != nil {
		t.Fatal(err)
	}
	challenge, err := s.cognito.InitiateAuth(t.Context(), &cognitoidentityprovider.InitiateAuthInput{
		ClientId:       &clientID,
		AuthFlow:       types.AuthFlowTypeUserSrpAuth,
		AuthParameters: map[string]string{"USERNAME": p.email, "SRP_A": proof.publicHex()},
	})
	if err != nil {
		return tokens{}, err
	}
	responses, err := proof.answer(poolID, p.password, challenge.ChallengeParameters)
	if err != nil {
		t.Fatal(err)
	}
	output, err := s.cognito.RespondToAuthChallenge(t.Context(), &cognitoidentityprovider.RespondToAuthChallengeInput{
		ClientId:           &clientID,
		ChallengeName:      challenge.ChallengeName,
		ChallengeResponses: responses,
		Session:            challenge.Session,
	})
	if err != nil {
		return tokens{}, err
	}
	if output.AuthenticationResult == nil {
		t.Fatalf("sign-in asks for %s", output.ChallengeName)
	}
	return tokensOf(output.AuthenticationResult), nil
}

func tokensOf(result *types.AuthenticationResultType) tokens {
	return tokens{
		access:  aws.ToString(result.AccessToken),
		id:      aws.ToString(result.IdToken),
		refresh: aws.ToString(result.RefreshToken),
	}
}

// signedIn is a member who is.
func (s stack) signedIn(t *testing.T) (person, tokens) {
	t.Helper()
	p := s.member(t, s.poolID)
	got, err := s.signIn(t, s.poolID, s.clientID, p)
	if err != nil {
		t.Fatal(err)
	}
	return p, got
}

// checkRefused wants an error of the given type.
func checkRefused[E error](t *testing.T, err error) {
	t.Helper()
	if _, ok := errors.AsType[E](err); !ok {
		var want E
		t.Errorf("error %v, want %T", err, want)
	}
}
