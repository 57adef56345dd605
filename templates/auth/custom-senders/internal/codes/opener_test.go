// Managed by venture: edit freely, regenerating merges your changes.

package codes

import (
	"bytes"
	"encoding/base64"
	"testing"

	mpl "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygenerated"
	mpltypes "github.com/aws/aws-cryptographic-material-providers-library/releases/go/mpl/awscryptographymaterialproviderssmithygeneratedtypes"
	esdktypes "github.com/aws/aws-encryption-sdk/releases/go/encryption-sdk/awscryptographyencryptionsdksmithygeneratedtypes"
)

const pool = "ap-southeast-2_AbCdEfGhI"

func TestOpen(t *testing.T) {
	key := newKeyring(t, 1)
	tests := map[string]struct{ sealed, want string }{
		"code":             {"123456", "123456"},
		"password":         {"Aa1!xyzzy", "Aa1!xyzzy"},
		"escaped password": {"a&lt;1&gt;&amp;lt;A", "a<1>&lt;A"},
		"no entities":      {"Ab1&copyXy&not", "Ab1&copyXy&not"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			message := base64.StdEncoding.EncodeToString(seal(t, key, pool, test.sealed))
			if got, err := open(t, key, message); got != test.want || err != nil {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestOpenRefusesForgeries(t *testing.T) {
	key := newKeyring(t, 1)
	message := seal(t, key, pool, "123456")
	forgeries := map[string][]byte{
		"empty":         nil,
		"other pool":    seal(t, key, "ap-southeast-2_IhGfEdCbA", "123456"),
		"no pool":       seal(t, key, "", "123456"),
		"other key":     seal(t, newKeyring(t, 2), pool, "123456"),
		"cut off":       message[:len(message)-1],
		"half of it":    message[:len(message)/2],
		"more behind":   append(bytes.Clone(message), 0),
		"two in one":    append(bytes.Clone(message), message...),
		"plain as sent": []byte("123456"),
	}
	for name, forgery := range forgeries {
		t.Run(name, func(t *testing.T) {
			if got, err := open(t, key, base64.StdEncoding.EncodeToString(forgery)); got != "" || err == nil {
				t.Errorf("got %q", got)
			}
		})
	}
	for at := range message {
		forgery := bytes.Clone(message)
		forgery[at] ^= 1
		if got, err := open(t, key, base64.StdEncoding.EncodeToString(forgery)); got != "" || err == nil {
			t.Errorf("byte %d changed: got %q", at, got)
		}
	}
	if got, err := open(t, key, "123456!"); got != "" || err == nil {
		t.Errorf("not base64: got %q", got)
	}
}

func open(t *testing.T, key mpltypes.IKeyring, message string) (string, error) {
	t.Helper()
	opener, err := newOpener(key)
	if err != nil {
		t.Fatal(err)
	}
	return opener.Open(t.Context(), pool, message)
}

// seal does it as Cognito does, but for the key, which is of AES here and of KMS there.
func seal(t *testing.T, key mpltypes.IKeyring, poolID, text string) []byte {
	t.Helper()
	opener, err := newOpener(key)
	if err != nil {
		t.Fatal(err)
	}
	binding := map[string]string{}
	if poolID != "" {
		binding["userpool-id"] = poolID
	}
	suite := mpltypes.ESDKAlgorithmSuiteIdAlgAes256GcmIv12Tag16HkdfSha384EcdsaP384
	sealed, err := opener.sdk.Encrypt(t.Context(), esdktypes.EncryptInput{
		Plaintext: []byte(text), EncryptionContext: binding, Keyring: key, AlgorithmSuiteId: &suite,
	})
	if err != nil {
		t.Fatal(err)
	}
	return sealed.Ciphertext
}

// newKeyring returns one whose key is this number.
func newKeyring(t *testing.T, number byte) mpltypes.IKeyring {
	t.Helper()
	provider, err := mpl.NewClient(mpltypes.MaterialProvidersConfig{})
	if err != nil {
		t.Fatal(err)
	}
	key, err := provider.CreateRawAesKeyring(t.Context(), mpltypes.CreateRawAesKeyringInput{
		KeyNamespace: "test",
		KeyName:      "test",
		WrappingAlg:  mpltypes.AesWrappingAlgAlgAes256GcmIv12Tag16,
		WrappingKey:  bytes.Repeat([]byte{number}, 32),
	})
	if err != nil {
		t.Fatal(err)
	}
	return key
}
