// Managed by venture: edit freely, regenerating merges your changes.

package stack

// pageConfig is what the page reads at /config.json; for AWS, web/deploy.sh writes the same from the stacks' outputs.
func (s *Stack) pageConfig() map[string]string {
	config := map[string]string{
		"apiUrl":           s.API,
		"region":           s.Project.Region,
		"userPoolId":       s.PoolID,
		"userPoolClientId": s.ClientID,
		"userPoolEndpoint": s.Cognito,
	}
	return config
}
