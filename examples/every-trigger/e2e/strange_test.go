// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// strange are tokens that Cognito has signed, and not for this API.
func (s stack) strange(t *testing.T, p person, good tokens) []refused {
	t.Helper()
	return []refused{
		{"ID token", "Bearer " + good.id, "wrong token use"},
		{"another client", "Bearer " + s.ofAnotherClient(t, p), "wrong client"},
		{"another pool", "Bearer " + s.ofAnotherPool(t), "wrong issuer"},
		{"expired", "Bearer " + s.expired(t, p), "expired"},
	}
}

// ofAnotherClient is a token of the right pool, with a true signature.
func (s stack) ofAnotherClient(t *testing.T, p person) string {
	t.Helper()
	got, err := s.signIn(t, s.poolID, s.newClient(t, s.poolID), p)
	if err != nil {
		t.Fatal(err)
	}
	return got.access
}

// ofAnotherPool has another issuer, so that nobody looks for its key.
func (s stack) ofAnotherPool(t *testing.T) string {
	t.Helper()
	created, err := s.cognito.CreateUserPool(t.Context(), &cognitoidentityprovider.CreateUserPoolInput{
		PoolName: aws.String("elsewhere"), UsernameAttributes: []types.UsernameAttributeType{types.UsernameAttributeTypeEmail},
	})
	if err != nil {
		t.Fatal(err)
	}
	pool := aws.ToString(created.UserPool.Id)
	got, err := s.signIn(t, pool, s.newClient(t, pool), s.member(t, pool))
	if err != nil {
		t.Fatal(err)
	}
	return got.access
}

func (s stack) newClient(t *testing.T, poolID string) string {
	t.Helper()
	created, err := s.cognito.CreateUserPoolClient(t.Context(), &cognitoidentityprovider.CreateUserPoolClientInput{
		UserPoolId: &poolID, ClientName: aws.String("another"),
		ExplicitAuthFlows: []types.ExplicitAuthFlowsType{types.ExplicitAuthFlowsTypeAllowUserSrpAuth},
	})
	if err != nil {
		t.Fatal(err)
	}
	return aws.ToString(created.UserPoolClient.ClientId)
}

// expired is a token of the right client, with a true signature, that ended before it began: the emulator takes a
// negative validity.
func (s stack) expired(t *testing.T, p person) string {
	t.Helper()
	described, err := s.cognito.DescribeUserPoolClient(t.Context(), &cognitoidentityprovider.DescribeUserPoolClientInput{
		UserPoolId: &s.poolID, ClientId: &s.clientID,
	})
	if err != nil {
		t.Fatal(err)
	}
	setValidity := func(validity *int32) {
		_, err := s.cognito.UpdateUserPoolClient(t.Context(), &cognitoidentityprovider.UpdateUserPoolClientInput{
			UserPoolId: &s.poolID, ClientId: &s.clientID, AccessTokenValidity: validity,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	setValidity(aws.Int32(-5))
	defer setValidity(described.UserPoolClient.AccessTokenValidity)
	got, err := s.signIn(t, s.poolID, s.clientID, p)
	if err != nil {
		t.Fatal(err)
	}
	return got.access
}
