// Managed by venture: edit freely, regenerating merges your changes.

package authorizer

import (
	"errors"
	"log/slog"
	"time"

	"github.com/acme/acme/internal/auth"
	"github.com/acme/acme/internal/config"
	"github.com/acme/acme/internal/trace"
)

// Wire makes the authorizer from what function.yml says, once for each start.
func Wire(env *config.Reader, log *slog.Logger) (*Authorizer, error) {
	verifier, err := Tokens(env)
	if err != nil {
		return nil, err
	}
	return New(verifier, log), nil
}

// Tokens says which tokens are accepted.
func Tokens(env *config.Reader) (*auth.Verifier, error) {
	accepted := auth.Config{
		Issuers:   env.List("TOKEN_ISSUERS"),
		ClientIDs: env.List("TOKEN_CLIENT_IDS"),
		TokenUse:  "access",
		Leeway:    30 * time.Second,
		Now:       time.Now,
	}
	keys, err := auth.NewJWKS(env.String("JWKS_URL"), trace.Transport{}, time.Now)
	if err := errors.Join(env.Err(), err); err != nil {
		return nil, err
	}
	accepted.Keys = keys
	return auth.NewVerifier(accepted), nil
}
