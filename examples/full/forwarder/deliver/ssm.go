// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"fmt"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/ssm"
)

// ParameterStore reads secrets from the parameter store of AWS Systems Manager.
type ParameterStore struct {
	Client interface {
		GetParameter(context.Context, *ssm.GetParameterInput, ...func(*ssm.Options)) (*ssm.GetParameterOutput, error)
	}
}

// Read implements Secrets. One request for each keeps the permission as narrow wherever it is checked: an emulator
// takes a request for several to be one for all.
func (s ParameterStore) Read(ctx context.Context, names ...string) (map[string]string, error) {
	values := make(map[string]string, len(names))
	for _, name := range names {
		output, err := s.Client.GetParameter(ctx, &ssm.GetParameterInput{Name: &name, WithDecryption: aws.Bool(true)})
		if err != nil {
			return nil, fmt.Errorf("get parameter %s: %w", name, err)
		}
		if output.Parameter != nil {
			values[name] = aws.ToString(output.Parameter.Value)
		}
	}
	return values, nil
}
