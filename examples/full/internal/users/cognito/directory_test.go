// Managed by venture: edit freely, regenerating merges your changes.

package cognito

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func TestAccount(t *testing.T) {
	outage := errors.New("outage")
	sub, contact := attribute("sub", "1"), attribute("email", "ada@example.com")
	verified := attribute("email_verified", "true")
	tests := map[string]struct {
		client  fakeCognito
		subject string
		want    users.Account
		wantErr error
	}{
		"usual":        {fakeCognito{attributes: attributes{sub, contact, verified}}, "1", users.Account{Email: "ada@example.com", Verified: true}, nil},
		"not verified": {fakeCognito{attributes: attributes{sub, contact, attribute("email_verified", "false")}}, "1", users.Account{Email: "ada@example.com"}, nil},
		"no contact":   {fakeCognito{attributes: attributes{sub}}, "1", users.Account{}, nil},
		"another's":    {fakeCognito{attributes: attributes{sub, contact}}, "2", users.Account{}, users.ErrNotFound},
		"of nobody":    {fakeCognito{attributes: attributes{contact}}, "", users.Account{}, users.ErrNotFound},
		"disabled":     {fakeCognito{attributes: attributes{sub, contact}, disabled: true}, "1", users.Account{}, users.ErrNotFound},
		"no account":   {fakeCognito{fail: &types.UserNotFoundException{}}, "1", users.Account{}, users.ErrNotFound},
		"outage":       {fakeCognito{fail: outage}, "1", users.Account{}, outage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.client.t = t
			got, err := NewDirectory(test.client, "pool-1").Account(t.Context(), "ada", test.subject)
			if got != test.want || !errors.Is(err, test.wantErr) {
				t.Errorf("got %+v, %v; want %+v, %v", got, err, test.want, test.wantErr)
			}
		})
	}
}

func TestEmail(t *testing.T) {
	ada := attributes{attribute("sub", "1"), attribute("email", "ada@example.com")}
	tests := map[string]struct {
		client  fakeCognito
		caller  auth.Principal
		want    string
		wantErr error
	}{
		"the caller":       {fakeCognito{attributes: ada}, auth.Principal{Subject: "1", Username: "ada"}, "ada@example.com", nil},
		"who had the name": {fakeCognito{attributes: ada}, auth.Principal{Subject: "2", Username: "ada"}, "", users.ErrNotFound},
		"of somebody else": {fakeCognito{attributes: ada}, auth.Principal{Subject: "2", Username: "bob"}, "ada@example.com", nil},
		"without a caller": {fakeCognito{attributes: ada}, auth.Principal{}, "ada@example.com", nil},
		"no contact":       {fakeCognito{attributes: ada[:1]}, auth.Principal{}, "", nil},
		"no account":       {fakeCognito{fail: &types.UserNotFoundException{}}, auth.Principal{}, "", users.ErrNotFound},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			test.client.t = t
			got, err := NewDirectory(test.client, "pool-1").Email(auth.NewContext(t.Context(), test.caller), "ada")
			if got != test.want || !errors.Is(err, test.wantErr) {
				t.Errorf("got %q, %v; want %q, %v", got, err, test.want, test.wantErr)
			}
		})
	}
}

type attributes []types.AttributeType

func attribute(name, value string) types.AttributeType {
	return types.AttributeType{Name: aws.String(name), Value: aws.String(value)}
}

type fakeCognito struct {
	t          *testing.T
	attributes attributes
	disabled   bool
	fail       error
}

func (f fakeCognito) AdminGetUser(_ context.Context, in *cognitoidentityprovider.AdminGetUserInput, _ ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminGetUserOutput, error) {
	if *in.UserPoolId != "pool-1" || *in.Username != "ada" {
		f.t.Errorf("asked for %s in %s", *in.Username, *in.UserPoolId)
	}
	return &cognitoidentityprovider.AdminGetUserOutput{UserAttributes: f.attributes, Enabled: !f.disabled}, f.fail
}
