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

	"example.com/harbour/internal/users"
)

// Directory is the users.Directory of one user pool.
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

// Email implements users.Directory.
func (d *Directory) Email(ctx context.Context, username string) (string, error) {
	output, err := d.client.AdminGetUser(ctx, &cognitoidentityprovider.AdminGetUserInput{
		UserPoolId: &d.poolID,
		Username:   &username,
	})
	var unknown *types.UserNotFoundException
	if errors.As(err, &unknown) {
		return "", users.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("read account: %w", err)
	}
	for _, attribute := range output.UserAttributes {
		if aws.ToString(attribute.Name) == "email" {
			return aws.ToString(attribute.Value), nil
		}
	}
	return "", nil
}
