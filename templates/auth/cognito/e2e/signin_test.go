// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

func TestSignIn(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	s.get(t, meRoute, s.as(t, got)).check(t, 200, p.subject)

	t.Run("wrong password", func(t *testing.T) {
		wrong := p
		wrong.password = newPassword()
		_, err := s.signIn(t, s.poolID, s.clientID, wrong)
		checkRefused[*types.NotAuthorizedException](t, err)
	})
	t.Run("unknown person", func(t *testing.T) { // must look like a wrong password
		_, err := s.signIn(t, s.poolID, s.clientID, somebody())
		checkRefused[*types.NotAuthorizedException](t, err)
	})
	t.Run("refresh", func(t *testing.T) {
		renewed, err := s.refresh(t, got.refresh)
		if err != nil {
			t.Fatal(err)
		}
		if renewed.access == got.access {
			t.Error("the access token is the old one")
		}
		s.get(t, meRoute, s.as(t, renewed)).check(t, 200, p.subject)
	})
	t.Run("refresh with another token", func(t *testing.T) {
		_, err := s.refresh(t, got.access)
		checkRefused[*types.NotAuthorizedException](t, err)
	})
}

func (s stack) refresh(t *testing.T, token string) (tokens, error) {
	t.Helper()
	output, err := s.cognito.GetTokensFromRefreshToken(t.Context(), &cognitoidentityprovider.GetTokensFromRefreshTokenInput{
		ClientId: &s.clientID, RefreshToken: &token,
	})
	if err != nil {
		return tokens{}, err
	}
	return tokensOf(output.AuthenticationResult), nil
}
