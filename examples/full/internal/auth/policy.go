// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"errors"
	"strings"
)

// ErrMethodARN means that an ARN is not one of an API Gateway method.
var ErrMethodARN = errors.New("not the ARN of an API method")

// StageARN widens the ARN of one method, as API Gateway hands it to an
// authorizer, to all methods of the same stage. API Gateway caches a policy
// per token: one for a single method would refuse the same caller elsewhere.
func StageARN(methodARN string) (string, error) {
	// arn:<partition>:execute-api:<region>:<account>:<api>/<stage>/<method>/<path>
	parts := strings.SplitN(methodARN, ":", 6)
	if len(parts) != 6 || parts[0] != "arn" || parts[2] != "execute-api" {
		return "", ErrMethodARN
	}
	resource := strings.SplitN(parts[5], "/", 3)
	if len(resource) != 3 {
		return "", ErrMethodARN
	}
	for _, part := range append(parts[:5:5], resource[:2]...) {
		// A wildcard here would reach beyond the stage.
		if part == "" || strings.ContainsAny(part, "*?$:") {
			return "", ErrMethodARN
		}
	}
	return strings.Join(parts[:5], ":") + ":" + resource[0] + "/" + resource[1] + "/*", nil
}
