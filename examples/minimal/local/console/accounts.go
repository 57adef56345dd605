// Managed by venture: edit freely, regenerating merges your changes.

package console

import "context"

// users are the accounts of the user pool.
func (c *Console) users(ctx context.Context, t *target) ([]map[string]any, error) {
	var listed struct {
		Users []struct {
			Username   string
			UserStatus string
			Enabled    bool
			Attributes []struct{ Name, Value string }
		}
	}
	if err := t.admin(ctx, "ListUsers", map[string]any{"UserPoolId": t.pool, "Limit": maxRows}, &listed); err != nil {
		return nil, err
	}
	users := []map[string]any{}
	for _, user := range listed.Users {
		shown := map[string]any{"status": user.UserStatus, "enabled": user.Enabled, "name": user.Username}
		for _, attribute := range user.Attributes {
			shown[attribute.Name] = attribute.Value
		}
		if name := shown["email"]; name != nil {
			shown["name"] = name
		}
		users = append(users, shown)
	}
	return users, nil
}

// admin calls Cognito with the developer's keys.
func (t *target) admin(ctx context.Context, action string, request, response any) error {
	return t.json(ctx, "cognito-idp", cognitoTarget+action, request, response)
}
