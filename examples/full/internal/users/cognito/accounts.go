// Managed by venture: edit freely, regenerating merges your changes.

package cognito

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Accounts looks accounts of one user pool up, and deletes them.
type Accounts struct {
	client accountsClient
	poolID string
}

// accountsClient is the part of *cognitoidentityprovider.Client needed here.
type accountsClient interface {
	cognitoClient
	AdminDeleteUser(context.Context, *cognitoidentityprovider.AdminDeleteUserInput, ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminDeleteUserOutput, error)
	ListUsers(context.Context, *cognitoidentityprovider.ListUsersInput, ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.ListUsersOutput, error)
}

// NewAccounts returns the accounts of a user pool; client is a
// *cognitoidentityprovider.Client.
func NewAccounts(client accountsClient, poolID string) *Accounts {
	return &Accounts{client: client, poolID: poolID}
}

// VerifiedEmail returns the e-mail that the owner of an account has proved to
// be theirs, "" for none, and users.ErrNotFound where there is no account, or
// one that somebody else has made under the same name since.
func (a *Accounts) VerifiedEmail(ctx context.Context, username, subject string) (string, error) {
	if isOfIssuer(subject) {
		return "", users.ErrNotFound
	}
	output, err := a.client.AdminGetUser(ctx, &cognitoidentityprovider.AdminGetUserInput{
		UserPoolId: &a.poolID, Username: &username,
	})
	var unknown *types.UserNotFoundException
	if errors.As(err, &unknown) {
		return "", users.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("read account: %w", err)
	}
	attributes := map[string]string{}
	for _, attribute := range output.UserAttributes {
		attributes[aws.ToString(attribute.Name)] = aws.ToString(attribute.Value)
	}
	if subject == "" || attributes["sub"] != subject {
		return "", users.ErrNotFound
	}
	if !output.Enabled || !strings.EqualFold(attributes["email_verified"], "true") {
		return "", nil
	}
	return attributes["email"], nil
}

// isOfIssuer tells users of other issuers from those of the pool, whose subjects have no bar.
func isOfIssuer(subject string) bool { return strings.Contains(subject, "|") }

// Exists tells whether there is an account of a subject. Of another issuer's users only that issuer could tell, so they do.
func (a *Accounts) Exists(ctx context.Context, subject string) (bool, error) {
	if isOfIssuer(subject) {
		return true, nil
	}
	if strings.ContainsAny(subject, `"\`) {
		return false, errors.New("find account: not a subject") // it would end the filter
	}
	output, err := a.client.ListUsers(ctx, &cognitoidentityprovider.ListUsersInput{
		UserPoolId: &a.poolID, Filter: aws.String(`sub = "` + subject + `"`), Limit: aws.Int32(1),
	})
	if err != nil {
		return false, fmt.Errorf("find account: %w", err)
	}
	return len(output.Users) > 0, nil
}

// Delete removes an account, which may be gone already.
func (a *Accounts) Delete(ctx context.Context, username string) error {
	_, err := a.client.AdminDeleteUser(ctx, &cognitoidentityprovider.AdminDeleteUserInput{
		UserPoolId: &a.poolID, Username: &username,
	})
	var unknown *types.UserNotFoundException
	if err != nil && !errors.As(err, &unknown) {
		return fmt.Errorf("delete account: %w", err)
	}
	return nil
}
