// Managed by venture: edit freely, regenerating merges your changes.

package stack

import "strings"

// Transcript returns commands to paste into a shell. ministack sends no mail: its code is always the same.
func (s *Stack) Transcript() string {
	text := strings.NewReplacer("{api}", s.API, "{cognito}", s.Cognito, "{client}", s.ClientID).Replace(
		`cognito() { curl -sS '{cognito}' -H 'Content-Type: application/x-amz-json-1.1' -H "X-Amz-Target: AWSCognitoIdentityProviderService.$1" -d "$2"; echo; }
cognito SignUp '{"ClientId":"{client}","Username":"ada@example.com","Password":"Correct-Horse-Battery-7"}'
cognito ConfirmSignUp '{"ClientId":"{client}","Username":"ada@example.com","ConfirmationCode":"123456"}'
TOKEN=$(cognito InitiateAuth '{"ClientId":"{client}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"ada@example.com","PASSWORD":"Correct-Horse-Battery-7"}}' | sed -n 's/.*"AccessToken": *"\([^"]*\)".*/\1/p')
`)
	var builder strings.Builder
	builder.WriteString(text)
	for _, route := range s.Project.Routes {
		builder.WriteString(`curl -i -w '\n' -H "Authorization: Bearer $TOKEN" '` + s.API + route + "'\n")
	}
	return builder.String()
}
