// Managed by venture: edit freely, regenerating merges your changes.

// Package authorizer tells API Gateway who is calling, or that nobody is.
package authorizer

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
)

// Verifier checks a token; *auth.Verifier is one.
type Verifier interface {
	Verify(ctx context.Context, raw string) (auth.Principal, error)
}

// Authorizer is a Lambda authorizer of type TOKEN.
type Authorizer struct {
	verifier Verifier
	log      *slog.Logger
}

// New returns the authorizer.
func New(verifier Verifier, log *slog.Logger) *Authorizer {
	return &Authorizer{verifier: verifier, log: log}
}

// unauthorized makes API Gateway answer 401. It knows the error by exactly
// this text, and takes any other for a fault of the authorizer: 500.
type unauthorized struct{}

func (unauthorized) Error() string { return "Unauthorized" }

// Handle answers with a policy for the whole stage, because API Gateway caches
// it per token. What the caller may do there is for each function to decide.
func (a *Authorizer) Handle(
	ctx context.Context, request events.APIGatewayCustomAuthorizerRequest,
) (events.APIGatewayCustomAuthorizerResponse, error) {
	var none events.APIGatewayCustomAuthorizerResponse
	principal, err := a.verify(ctx, request.AuthorizationToken)
	if errors.Is(err, auth.ErrKeysUnavailable) {
		a.log.ErrorContext(ctx, "token not verified", "reason", err.Error())
		return none, fmt.Errorf("verify token: %w", err)
	}
	if err != nil {
		a.log.WarnContext(ctx, "token refused", "reason", err.Error())
		return none, unauthorized{}
	}
	stage, err := auth.StageARN(request.MethodArn)
	if err != nil {
		a.log.ErrorContext(ctx, "unexpected method ARN", "methodArn", request.MethodArn)
		return none, fmt.Errorf("make policy: %w", err)
	}
	return allow(principal, stage), nil
}

func (a *Authorizer) verify(ctx context.Context, authorization string) (auth.Principal, error) {
	token, err := auth.BearerToken(authorization)
	if err != nil {
		return auth.Principal{}, err
	}
	return a.verifier.Verify(ctx, token)
}

func allow(p auth.Principal, resource string) events.APIGatewayCustomAuthorizerResponse {
	return events.APIGatewayCustomAuthorizerResponse{
		PrincipalID: p.Subject,
		PolicyDocument: events.APIGatewayCustomAuthorizerPolicy{
			Version: "2012-10-17",
			Statement: []events.IAMPolicyStatement{{
				Action:   []string{"execute-api:Invoke"},
				Effect:   "Allow",
				Resource: []string{resource},
			}},
		},
		// API Gateway passes flat values only; a list would be a 500.
		Context: map[string]any{
			"sub":      p.Subject,
			"username": p.Username,
			"groups":   joinGroups(p.Groups),
			"issuer":   p.Issuer,
			"roles":    joinGroups(p.Roles),
		},
	}
}

// joinGroups leaves out a name with a comma: read back, it would be two groups
// that nobody has granted.
func joinGroups(groups []string) string {
	var names []string
	for _, group := range groups {
		if !strings.Contains(group, ",") {
			names = append(names, group)
		}
	}
	return strings.Join(names, ",")
}
