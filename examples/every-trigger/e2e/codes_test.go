// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"testing"

	mpl "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygenerated"
	mpltypes "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygeneratedtypes"
	esdk "github.com/aws/aws-encryption-sdk/releases/go/encryption-sdk/awscryptographyencryptionsdksmithygenerated"
	esdktypes "github.com/aws/aws-encryption-sdk/releases/go/encryption-sdk/awscryptographyencryptionsdksmithygeneratedtypes"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
	"github.com/aws/aws-sdk-go-v2/service/kms"

	"example.com/orchard/internal/codes"
	"example.com/orchard/local/sign"
)

// The emulator never calls this trigger: the test does, with a code sealed as Cognito seals it.
func TestCustomEmailSender(t *testing.T) {
	s := open(t)
	config := s.triggers(t)
	event := s.event("CustomEmailSender_SignUp", map[string]string{"email": "ada." + s.clientID + "@example.com"})
	address := event.Request.UserAttributes["email"]

	event.Request.Code = s.seal(t, *config.KMSKeyID, "another-pool", "111111")
	s.invoke(t, *config.CustomEmailSender.LambdaArn, event, "not of this user pool")
	event.Request.Code = s.seal(t, *config.KMSKeyID, s.poolID, "482913")
	s.invoke(t, *config.CustomEmailSender.LambdaArn, event, "")

	texts := s.mailTo(t, address)
	if len(texts) != 1 || !contains([]byte(texts[0]), "482913") {
		t.Errorf("sent %q", texts)
	}
}

// The emulator never calls this trigger: the test does, with a code sealed as Cognito seals it.
func TestCustomSMSSender(t *testing.T) {
	s := open(t)
	config := s.triggers(t)
	const number = "+12025550199"
	event := s.event("CustomSMSSender_SignUp", map[string]string{"phone_number": number})

	event.Request.Code = s.seal(t, *config.KMSKeyID, "another-pool", "111111")
	s.invoke(t, *config.CustomSMSSender.LambdaArn, event, "not of this user pool")
	event.Request.Code = s.seal(t, *config.KMSKeyID, s.poolID, "482913")
	s.invoke(t, *config.CustomSMSSender.LambdaArn, event, "")

	var sent struct {
		Messages map[string][]struct{ Message string } `json:"sms_messages"`
	}
	s.read(t, "/_ministack/sns/sms-messages", &sent)
	if texts := sent.Messages[number]; len(texts) != 1 || !contains([]byte(texts[0].Message), "482913") {
		t.Errorf("sent %q", texts)
	}
}

func (s stack) triggers(t *testing.T) types.LambdaConfigType {
	t.Helper()
	output, err := s.cognito.DescribeUserPool(t.Context(), &cognitoidentityprovider.DescribeUserPoolInput{UserPoolId: &s.poolID})
	if err != nil {
		t.Fatal(err)
	}
	return *output.UserPool.LambdaConfig
}

func (s stack) event(source string, attributes map[string]string) codes.Event {
	event := codes.Event{Request: codes.Request{UserAttributes: attributes}}
	event.TriggerSource, event.UserPoolID = source, s.poolID
	return event
}

// seal encrypts a code under the pool's key.
func (s stack) seal(t *testing.T, keyARN, poolID, code string) string {
	t.Helper()
	provider, err := mpl.NewClient(mpltypes.MaterialProvidersConfig{})
	if err != nil {
		t.Fatal(err)
	}
	keyring, err := provider.CreateAwsKmsKeyring(t.Context(), mpltypes.CreateAwsKmsKeyringInput{
		KmsClient: kms.NewFromConfig(s.settings), KmsKeyId: keyARN,
	})
	if err != nil {
		t.Fatal(err)
	}
	policy := mpltypes.ESDKCommitmentPolicyForbidEncryptAllowDecrypt
	sdk, err := esdk.NewClient(esdktypes.AwsEncryptionSdkConfig{CommitmentPolicy: &policy})
	if err != nil {
		t.Fatal(err)
	}
	suite := mpltypes.ESDKAlgorithmSuiteIdAlgAes256GcmIv12Tag16HkdfSha384EcdsaP384
	sealed, err := sdk.Encrypt(t.Context(), esdktypes.EncryptInput{
		Plaintext:         []byte(code),
		EncryptionContext: map[string]string{"userpool-id": poolID},
		Keyring:           keyring,
		AlgorithmSuiteId:  &suite,
	})
	if err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(sealed.Ciphertext)
}

// invoke wants the function to fail with a text, or not to fail.
func (s stack) invoke(t *testing.T, function string, event codes.Event, failure string) {
	t.Helper()
	payload, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	address := *s.settings.BaseEndpoint + "/2015-03-31/functions/" + url.PathEscape(function) + "/invocations"
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, bytes.NewReader(payload))
	if err != nil {
		t.Fatal(err)
	}
	keys, err := s.settings.Credentials.Retrieve(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := sign.Request(request, payload, keys, "lambda", s.settings.Region); err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	failed := response.Header.Get("X-Amz-Function-Error") != ""
	if response.StatusCode != http.StatusOK || failed != (failure != "") || !contains(body, failure) {
		t.Errorf("status %d, answer %s, want failure %q", response.StatusCode, body, failure)
	}
}
