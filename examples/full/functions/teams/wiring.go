// Managed by venture: edit freely, regenerating merges your changes.

package teams

import (
	"context"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/sesv2"

	"git.lighthouse.example/platform/lighthouse/internal/awsconfig"
	"git.lighthouse.example/platform/lighthouse/internal/config"
	"git.lighthouse.example/platform/lighthouse/internal/mail"
	"git.lighthouse.example/platform/lighthouse/internal/teams"
	"git.lighthouse.example/platform/lighthouse/internal/users/cognito"
	"git.lighthouse.example/platform/lighthouse/internal/users/dynamo"
)

// Wire makes the handler, once for each start. What it needs is made here: settings are read from env, which
// function.yml fills, and clients are passed to New.
func Wire(ctx context.Context, env *config.Reader) (http.Handler, error) {
	table, pool := env.String("USERS_TABLE"), env.String("USER_POOL_ID")
	from, origin := env.String("MAIL_FROM"), env.Origin("WEB_ORIGIN")
	aws, err := awsconfig.Load(ctx)
	if err != nil {
		return nil, err
	}
	store := dynamo.NewStore(dynamodb.NewFromConfig(aws), table)
	accounts := cognito.NewAccounts(cognitoidentityprovider.NewFromConfig(aws), pool)
	mailer := mail.NewSender(sesv2.NewFromConfig(aws), from)
	return New(teams.New(store, time.Now), store, accounts, mailer, origin), nil
}
