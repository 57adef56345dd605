// Managed by venture: edit freely, regenerating merges your changes.

package cognito

import (
	"context"
	"errors"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

func TestVerifiedEmail(t *testing.T) {
	outage := errors.New("outage")
	attributes := func(verified string) []types.AttributeType {
		return []types.AttributeType{
			{Name: aws.String("sub"), Value: aws.String("1")},
			{Name: aws.String("email"), Value: aws.String("ada@example.com")},
			{Name: aws.String("email_verified"), Value: aws.String(verified)},
		}
	}
	tests := map[string]struct {
		attributes []types.AttributeType
		disabled   bool
		fail       error
		want       string
		wantErr    error
	}{
		"verified":     {attributes: attributes("true"), want: "ada@example.com"},
		"not verified": {attributes: attributes("false")},
		"not said":     {attributes: attributes("true")[:2]},
		"disabled":     {attributes: attributes("true"), disabled: true},
		"another one":  {attributes: attributes("true")[1:], wantErr: users.ErrNotFound},
		"no account":   {fail: &types.UserNotFoundException{}, wantErr: users.ErrNotFound},
		"outage":       {fail: outage, wantErr: outage},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			client := fakePool{fakeCognito: fakeCognito{t: t, attributes: test.attributes, fail: test.fail}, enabled: !test.disabled}
			got, err := NewAccounts(client, "pool-1").VerifiedEmail(t.Context(), "ada", "1")
			if got != test.want || !errors.Is(err, test.wantErr) {
				t.Errorf("got %q, %v; want %q, %v", got, err, test.want, test.wantErr)
			}
		})
	}
}

// Whoever has Ada's name at another issuer has nothing of hers, and her account stays when they delete theirs.
func TestVerifiedEmailOfAnotherIssuer(t *testing.T) {
	client := fakePool{fakeCognito: fakeCognito{t: t, fail: errors.New("asked the pool")}}
	if got, err := NewAccounts(client, "pool-1").VerifiedEmail(t.Context(), "ada", "cloud|1"); got != "" || !errors.Is(err, users.ErrNotFound) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestExists(t *testing.T) {
	outage := errors.New("outage")
	for name, test := range map[string]struct {
		subject string
		fail    error
		want    bool
		wantErr bool
	}{
		"there":              {subject: "1", want: true},
		"gone":               {subject: "2"},
		"another issuer's":   {subject: "cloud|2", want: true},
		"outage":             {subject: "1", fail: outage, wantErr: true},
		"not a subject":      {subject: `1" or sub ^= "`, wantErr: true},
		"not a subject, too": {subject: `1\`, wantErr: true},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := NewAccounts(fakePool{fakeCognito: fakeCognito{t: t, fail: test.fail}}, "pool-1").Exists(t.Context(), test.subject)
			if got != test.want || (err != nil) != test.wantErr {
				t.Errorf("got %t, %v", got, err)
			}
		})
	}
}

func TestDelete(t *testing.T) {
	outage := errors.New("outage")
	for _, test := range []struct{ fail, want error }{{nil, nil}, {&types.UserNotFoundException{}, nil}, {outage, outage}} {
		err := NewAccounts(fakePool{fakeCognito: fakeCognito{t: t, fail: test.fail}}, "pool-1").Delete(t.Context(), "ada")
		if !errors.Is(err, test.want) {
			t.Errorf("error %v, want %v", err, test.want)
		}
	}
}

// fakePool has one account, ada, with the subject 1.
type fakePool struct {
	fakeCognito
	enabled bool
}

func (f fakePool) AdminGetUser(ctx context.Context, in *cognitoidentityprovider.AdminGetUserInput, o ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminGetUserOutput, error) {
	output, err := f.fakeCognito.AdminGetUser(ctx, in, o...)
	output.Enabled = f.enabled
	return output, err
}

func (f fakePool) ListUsers(_ context.Context, in *cognitoidentityprovider.ListUsersInput, _ ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.ListUsersOutput, error) {
	output := &cognitoidentityprovider.ListUsersOutput{}
	if *in.UserPoolId == "pool-1" && *in.Filter == `sub = "1"` {
		output.Users = []types.UserType{{Username: aws.String("ada")}}
	}
	return output, f.fail
}

func (f fakePool) AdminDeleteUser(_ context.Context, in *cognitoidentityprovider.AdminDeleteUserInput, _ ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminDeleteUserOutput, error) {
	if *in.UserPoolId != "pool-1" || *in.Username != "ada" {
		f.t.Errorf("deletes %s in %s", *in.Username, *in.UserPoolId)
	}
	return &cognitoidentityprovider.AdminDeleteUserOutput{}, f.fail
}
