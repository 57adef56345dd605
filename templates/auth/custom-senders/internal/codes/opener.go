// Managed by venture: edit freely, regenerating merges your changes.

// Package codes opens the codes and passwords that Cognito seals for a custom sender.
package codes

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	mpl "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygenerated"
	mpltypes "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygeneratedtypes"
	esdk "github.com/aws/aws-encryption-sdk/releases/go/encryption-sdk/awscryptographyencryptionsdksmithygenerated"
	esdktypes "github.com/aws/aws-encryption-sdk/releases/go/encryption-sdk/awscryptographyencryptionsdksmithygeneratedtypes"
	"github.com/aws/aws-sdk-go-v2/service/kms"
)

// poolContext is the key under which Cognito binds a message to its pool.
const poolContext = "userpool-id"

var errOtherPool = errors.New("the code is not of this user pool")

// Opener opens what was sealed under one key.
type Opener struct {
	sdk     *esdk.Client
	keyring mpltypes.IKeyring
}

// NewOpener returns the Opener of the KMS key with this ARN.
func NewOpener(ctx context.Context, client *kms.Client, keyARN string) (*Opener, error) {
	provider, err := mpl.NewClient(mpltypes.MaterialProvidersConfig{})
	if err != nil {
		return nil, fmt.Errorf("start encryption SDK: %w", err)
	}
	keyring, err := provider.CreateAwsKmsKeyring(ctx, mpltypes.CreateAwsKmsKeyringInput{KmsClient: client, KmsKeyId: keyARN})
	if err != nil {
		return nil, fmt.Errorf("use key: %w", err)
	}
	return newOpener(keyring)
}

func newOpener(keyring mpltypes.IKeyring) (*Opener, error) {
	// Cognito's messages have no key commitment, which the SDK wants by default.
	policy := mpltypes.ESDKCommitmentPolicyForbidEncryptAllowDecrypt
	sdk, err := esdk.NewClient(esdktypes.AwsEncryptionSdkConfig{CommitmentPolicy: &policy})
	if err != nil {
		return nil, fmt.Errorf("start encryption SDK: %w", err)
	}
	return &Opener{sdk: sdk, keyring: keyring}, nil
}

// Open returns the code or password as the user has to enter it. It refuses
// what was sealed for another pool than this.
func (o *Opener) Open(ctx context.Context, poolID, sealed string) (string, error) {
	message, err := base64.StdEncoding.DecodeString(sealed)
	if err != nil {
		return "", fmt.Errorf("decode code: %w", err)
	}
	opened, err := o.sdk.Decrypt(ctx, esdktypes.DecryptInput{Ciphertext: message, Keyring: o.keyring})
	if err != nil {
		return "", fmt.Errorf("decrypt code: %w", err)
	}
	if opened.EncryptionContext[poolContext] != poolID {
		return "", errOtherPool
	}
	return unescape(string(opened.Plaintext)), nil
}

// unescape undoes what Cognito does to characters such as < and > in a
// password, and nothing more: a password may look like another entity.
func unescape(text string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&#39;", "'", "&amp;", "&").Replace(text)
}
