// Managed by venture: edit freely, regenerating merges your changes.

package stack

import "strings"

// Transcript returns commands to paste into a shell. ministack sends no mail: its code is always the same.
func (s *Stack) Transcript() string {
	text := strings.NewReplacer("{cognito}", s.Cognito, "{client}", s.ClientID, "{region}", s.Project.Region,
		"{provider}", "cognito-idp."+s.Project.Region+".amazonaws.com/"+s.PoolID, "{identities}", s.IdentityPoolID).Replace(
		`cognito() { curl -sS '{cognito}' -H 'Content-Type: application/x-amz-json-1.1' -H "X-Amz-Target: AWSCognitoIdentityProviderService.$1" -d "$2"; echo; }
cognito SignUp '{"ClientId":"{client}","Username":"ada@example.com","Password":"Correct-Horse-Battery-7"}'
cognito ConfirmSignUp '{"ClientId":"{client}","Username":"ada@example.com","ConfirmationCode":"123456"}'
TOKEN=$(cognito InitiateAuth '{"ClientId":"{client}","AuthFlow":"USER_PASSWORD_AUTH","AuthParameters":{"USERNAME":"ada@example.com","PASSWORD":"Correct-Horse-Battery-7"}}' | sed -n 's/.*"IdToken": *"\([^"]*\)".*/\1/p')
identities() { curl -sS '{cognito}' -H 'Content-Type: application/x-amz-json-1.1' -H "X-Amz-Target: AWSCognitoIdentityService.$1" -d "$2"; }
LOGINS='{"{provider}":"'$TOKEN'"}'
ID=$(identities GetId '{"IdentityPoolId":"{identities}","Logins":'$LOGINS'}' | sed -n 's/.*"IdentityId": *"\([^"]*\)".*/\1/p')
KEYS=$(identities GetCredentialsForIdentity '{"IdentityId":"'$ID'","Logins":'$LOGINS'}')
key() { echo "$KEYS" | sed -n 's/.*"'$1'": *"\([^"]*\)".*/\1/p'; }
call() { curl -i -w '\n' --aws-sigv4 aws:amz:{region}:execute-api --user "$(key AccessKeyId):$(key SecretKey)" -H "X-Amz-Security-Token: $(key SessionToken)" "$@"; }
`)
	var builder strings.Builder
	builder.WriteString(text)
	for _, route := range s.Project.Routes {
		builder.WriteString("call '" + s.API + route + "'\n")
	}
	return builder.String()
}
