// Managed by venture: edit freely, regenerating merges your changes.

package codes

import "github.com/aws/aws-lambda-go/events"

// Event is what Cognito hands to a custom sender, of e-mail or of SMS. It wants
// no answer.
type Event struct {
	events.CognitoEventUserPoolsHeader
	Request Request `json:"request"`
}

// Request says what is to be sent, and to whom.
type Request struct {
	// Code is sealed: an Opener opens it. It is empty where there is none to send.
	Code           string            `json:"code"`
	UserAttributes map[string]string `json:"userAttributes"`
	ClientMetadata map[string]string `json:"clientMetadata"`
}
