// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"

	"git.lighthouse.example/platform/lighthouse/local/issuer"
)

// standIns take the places of the issuers in venture.yaml.
func standIns() []issuer.Issuer {
	return []issuer.Issuer{
		{Name: "cloud", Algorithm: "RS256", AudienceClaim: "aud", NameClaim: "preferred_username"},
	}
}

// signIn serves the stand-ins, where they are wanted.
func (s *Stack) signIn(ctx context.Context, wanted bool) error {
	if !wanted {
		return nil
	}
	at, err := listen(ctx, 0)
	if err != nil {
		return fmt.Errorf("serve issuers: %w", err)
	}
	handler, err := issuer.New(address(at), standIns())
	if err != nil {
		return fmt.Errorf("serve issuers: %w", err)
	}
	s.Issuers = address(at)
	s.serve("the issuers", at, handler)
	return nil
}

// issuers are the parameters that name the stand-ins, where they are served.
func (s *Stack) issuers() (params []string) {
	if s.Issuers == "" {
		return nil
	}
	for _, one := range standIns() {
		params = append(params, "--param", "issuer-"+one.Name+"="+s.Issuers+"/"+one.Name, "--param", "audience-"+one.Name+"="+one.Audience())
	}
	return params
}
