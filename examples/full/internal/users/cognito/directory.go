// Managed by venture: edit freely, regenerating merges your changes.

// Package cognito asks a Cognito user pool about its accounts.
package cognito

import (
	"context"
	"errors"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Directory is the users.Accounts of one user pool.
type Directory struct {
	client cognitoClient
	poolID string
}

// cognitoClient is the part of *cognitoidentityprovider.Client needed here.
type cognitoClient interface {
	AdminGetUser(context.Context, *cognitoidentityprovider.AdminGetUserInput, ...func(*cognitoidentityprovider.Options)) (*cognitoidentityprovider.AdminGetUserOutput, error)
}

// NewDirectory returns the directory of a user pool; client is a
// *cognitoidentityprovider.Client.
func NewDirectory(client cognitoClient, poolID string) *Directory {
	return &Directory{client: client, poolID: poolID}
}

// Account implements users.Accounts. Of another issuer's users the pool knows nothing, be there one of the same name.
func (d *Directory) Account(ctx context.Context, username, subject string) (users.Account, error) {
	if caller, ok := auth.FromContext(ctx); ok && caller.Issuer != "" && caller.Subject == subject {
		return users.Account{}, nil
	}
	attributes, err := d.read(ctx, username)
	if err != nil {
		return users.Account{}, err
	}
	if subject == "" || attributes["sub"] != subject {
		return users.Account{}, users.ErrNotFound
	}
	return users.Account{
		Email:    attributes["email"],
		Verified: attributes["email_verified"] == "true",
	}, nil
}

// Email implements users.Directory.
func (d *Directory) Email(ctx context.Context, username string) (string, error) {
	if caller, ok := auth.FromContext(ctx); ok && caller.Issuer != "" && caller.Username == username {
		return "", nil
	}
	attributes, err := d.read(ctx, username)
	if err != nil {
		return "", err
	}
	if caller, ok := auth.FromContext(ctx); ok && caller.Username == username && caller.Subject != attributes["sub"] {
		return "", users.ErrNotFound
	}
	return attributes["email"], nil
}

// read returns the attributes of an account that can sign in.
func (d *Directory) read(ctx context.Context, username string) (map[string]string, error) {
	output, err := d.client.AdminGetUser(ctx, &cognitoidentityprovider.AdminGetUserInput{
		UserPoolId: &d.poolID,
		Username:   &username,
	})
	var unknown *types.UserNotFoundException
	if errors.As(err, &unknown) || err == nil && !output.Enabled {
		return nil, users.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("read account: %w", err)
	}
	attributes := map[string]string{}
	for _, attribute := range output.UserAttributes {
		attributes[aws.ToString(attribute.Name)] = aws.ToString(attribute.Value)
	}
	return attributes, nil
}
