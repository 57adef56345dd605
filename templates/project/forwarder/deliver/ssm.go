// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"fmt"
	"strings"

	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

// ParameterStore reads secrets from the parameter store of AWS Systems Manager.
type ParameterStore struct {
	Client interface {
		GetParameters(context.Context, *ssm.GetParametersInput, ...func(*ssm.Options)) (*ssm.GetParametersOutput, error)
	}
}

// Read implements Secrets with one request.
func (s ParameterStore) Read(ctx context.Context, names ...string) (map[string]string, error) {
	decrypt := true
	output, err := s.Client.GetParameters(ctx, &ssm.GetParametersInput{Names: names, WithDecryption: &decrypt})
	if err != nil {
		return nil, fmt.Errorf("get parameters: %w", err)
	}
	if len(output.InvalidParameters) > 0 {
		return nil, fmt.Errorf("get parameters: no %s", strings.Join(output.InvalidParameters, ", "))
	}
	values := make(map[string]string, len(names))
	for _, parameter := range output.Parameters {
		if parameter.Name != nil && parameter.Value != nil {
			values[*parameter.Name] = *parameter.Value
		}
	}
	return values, nil
}
