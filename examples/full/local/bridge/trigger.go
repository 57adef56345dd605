// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
)

// refusal is an error in the words of Cognito.
type refusal struct {
	Type    string `json:"__type"`
	Message string `json:"message"`
}

// event is what Cognito hands to the trigger.
type event struct {
	Version       string        `json:"version"`
	Region        string        `json:"region"`
	UserPoolID    string        `json:"userPoolId"`
	UserName      string        `json:"userName"`
	CallerContext callerContext `json:"callerContext"`
	TriggerSource string        `json:"triggerSource"`
	Request       eventRequest  `json:"request"`
	Response      struct{}      `json:"response"`
}

type callerContext struct {
	SDKVersion string `json:"awsSdkVersion"`
	ClientID   string `json:"clientId"`
}

type eventRequest struct {
	UserAttributes map[string]string `json:"userAttributes"`
	ClientMetadata map[string]string `json:"clientMetadata,omitempty"`
}

// trigger calls the trigger of the pool that has confirmed somebody, if it has one.
func (b *bridge) trigger(ctx context.Context, call confirmation) (*refusal, error) {
	pool := call.UserPoolID
	if pool == "" {
		var err error
		if pool, err = b.emulator.poolOf(ctx, call.ClientID); err != nil {
			return nil, err
		}
	}
	if call.ClientID != "" { // the code has come by e-mail; the emulator takes no note of it
		if err := b.emulator.verify(ctx, pool, call.Username); err != nil {
			return nil, err
		}
	}
	function, err := b.emulator.postConfirmation(ctx, pool)
	if err != nil || function == "" {
		return nil, err
	}
	account, err := b.emulator.account(ctx, pool, call.Username)
	if err != nil {
		return nil, err
	}
	payload, err := json.Marshal(b.event(call, pool, account))
	if err != nil {
		return nil, err
	}
	return b.invoke(ctx, function, payload), nil
}

func (b *bridge) event(call confirmation, pool string, account account) event {
	attributes := map[string]string{"cognito:user_status": account.Status, "email_verified": "false"}
	for _, attribute := range account.Attributes {
		attributes[attribute.Name] = attribute.Value
	}
	clientID := call.ClientID
	if clientID == "" {
		clientID = "CLIENT_ID_NOT_APPLICABLE"
	}
	return event{
		Version:       "1",
		Region:        b.region,
		UserPoolID:    pool,
		UserName:      account.Username,
		CallerContext: callerContext{SDKVersion: "aws-sdk-unknown-unknown", ClientID: clientID},
		TriggerSource: call.triggerSource,
		Request:       eventRequest{UserAttributes: attributes, ClientMetadata: call.Metadata},
	}
}

// invoke tries again where there was no answer. An error of the function is an answer.
func (b *bridge) invoke(ctx context.Context, function string, payload []byte) *refusal {
	var last *refusal
	for range triggerTries {
		answer, err := b.try(ctx, function, payload)
		switch {
		case errors.Is(err, context.DeadlineExceeded):
			last = unexpected("Socket timeout while invoking Lambda function")
		case err != nil:
			last = unexpected(err.Error())
		case answer.status == http.StatusTooManyRequests || answer.status >= http.StatusInternalServerError:
			last = unexpected(answer.exception())
		default:
			return judge(answer)
		}
	}
	return last
}

func (b *bridge) try(ctx context.Context, function string, payload []byte) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, b.timeout)
	defer cancel()
	return b.emulator.invoke(ctx, function, payload)
}

// judge wants the function to have given back an event.
func judge(answer answer) *refusal {
	var failure struct {
		Message string `json:"errorMessage"`
	}
	var given map[string]json.RawMessage
	switch {
	case answer.status != http.StatusOK:
		return unexpected(answer.exception())
	case answer.header.Get("X-Amz-Function-Error") != "" && json.Unmarshal(answer.body, &failure) == nil:
		return &refusal{"UserLambdaValidationException", "PostConfirmation failed with error " + failure.Message + "."}
	case json.Unmarshal(answer.body, &given) != nil || given == nil:
		return &refusal{"InvalidLambdaResponseException", "Unrecognizable lambda output"}
	default:
		return nil
	}
}

func unexpected(reason string) *refusal {
	return &refusal{"UnexpectedLambdaException", "PostConfirmation invocation failed due to error " + reason + "."}
}
