// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"fmt"
	"net"
)

// FreeAddress returns one at which nobody listens yet: the tests will, as every issuer of venture.yaml.
func FreeAddress(ctx context.Context) (string, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp4", net.JoinHostPort(host, "0"))
	if err != nil {
		return "", fmt.Errorf("find a port: %w", err)
	}
	return address(listener), listener.Close()
}

// issuers are the parameters that put what is served at an address in the place of the issuers.
func issuers(served string) (params []string) {
	if served == "" {
		return nil
	}
	params = append(params,
		"--param", "issuer-cloud="+served+"/cloud",
		"--param", "audience-cloud=cloud-api",
	)
	return params
}
