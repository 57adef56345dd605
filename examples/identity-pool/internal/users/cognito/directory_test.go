// Managed by venture: edit freely, regenerating merges your changes.

package cognito

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"example.com/harbour/internal/users"
)

func TestEmail(t *testing.T) {
	outage := errors.New("outage")
	attribute := func(name, value string) types.AttributeType {
		return types.AttributeType{Name: aws.String(name), Value: aws.String(value)}
	}
	tests := map[string]struct {
		attributes []types.AttributeType
		fail       error
		want       string
		wantErr    error
	}{
		"usual":      {attributes: []types.AttributeType{attribute("sub", "1"), attribute("email", "ada@example.com")}, want: "ada@example.com"},
		"no contact": {attributes: []types.AttributeType{attribute("sub", "1")}},
		"no account": {fail: &types.UserNotFoundException{}, wantErr: users.ErrNotFound},
		"outage":     {fail: outage, wantErr: outage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := fakeCognito{t: t, attributes: test.attributes, fail: test.fail}
			got, err := NewDirectory(client, "pool-1").Email(t.Context(), "ada")
			if got != test.want || !errors.Is(err, test.wantErr) {
				t.Errorf("got %q, %v; want %q, %v", got, err, test.want, test.wantErr)
			}
		})
	}
}

type fakeCognito struct {
	t          *testing.T
	attributes []types.AttributeType
	fail       error
}

func (f fakeCognito) AdminGetUser(_ context.Context, in *cognitoidentityprovider.AdminGetUserInput, _ ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminGetUserOutput, error) {
	if *in.UserPoolId != "pool-1" || *in.Username != "ada" {
		f.t.Errorf("asked for %s in %s", *in.Username, *in.UserPoolId)
	}
	return &cognitoidentityprovider.AdminGetUserOutput{UserAttributes: f.attributes}, f.fail
}
