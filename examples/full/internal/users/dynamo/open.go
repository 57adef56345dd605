// Managed by venture: edit freely, regenerating merges your changes.

package dynamo

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/service/dynamodb"

	"git.lighthouse.example/platform/lighthouse/internal/awsconfig"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// Open returns the store in the table that USERS_TABLE names.
func Open(ctx context.Context, env *config.Reader) (users.Store, error) {
	table := env.String("USERS_TABLE")
	settings, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, fmt.Errorf("open users table: %w", err)
	}
	return NewStore(dynamodb.NewFromConfig(settings), table), nil
}
