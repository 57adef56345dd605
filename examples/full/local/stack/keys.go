// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"crypto/rand"
	"encoding/xml"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"
)

// developer is the IAM user whose keys `make dev` prints. The emulator checks a user's signatures; those of the
// account's root it doesn't.
const developer = "local-developer"

// rootKeys are those of an account, new at each start. Nothing but the emulator and newKeys gets to know them.
func rootKeys() aws.Credentials {
	return aws.Credentials{AccessKeyID: "ROOT" + rand.Text(), SecretAccessKey: rand.Text()}
}

// newKeys makes keys for the developer, who may do everything, and takes away those of the last start.
func (c cloud) newKeys(ctx context.Context) (aws.Credentials, error) {
	_, err := c.iam(ctx, "CreateUser", "", "")
	if err != nil && !strings.Contains(err.Error(), "EntityAlreadyExists") {
		return aws.Credentials{}, err
	}
	if _, err := c.iam(ctx, "AttachUserPolicy", "PolicyArn", "arn:aws:iam::aws:policy/AdministratorAccess"); err != nil {
		return aws.Credentials{}, err
	}
	old, err := c.iam(ctx, "ListAccessKeys", "", "")
	if err != nil {
		return aws.Credentials{}, err
	}
	for _, id := range old.IDs {
		if _, err := c.iam(ctx, "DeleteAccessKey", "AccessKeyId", id); err != nil {
			return aws.Credentials{}, err
		}
	}
	created, err := c.iam(ctx, "CreateAccessKey", "", "")
	return aws.Credentials{AccessKeyID: created.ID, SecretAccessKey: created.Secret}, err
}

type iamAnswer struct {
	IDs    []string `xml:"ListAccessKeysResult>AccessKeyMetadata>member>AccessKeyId"`
	ID     string   `xml:"CreateAccessKeyResult>AccessKey>AccessKeyId"`
	Secret string   `xml:"CreateAccessKeyResult>AccessKey>SecretAccessKey"`
}

func (c cloud) iam(ctx context.Context, action, parameter, value string) (iamAnswer, error) {
	form := url.Values{"Action": {action}, "Version": {"2010-05-08"}, "UserName": {developer}}
	if parameter != "" {
		form.Set(parameter, value)
	}
	var answer iamAnswer
	header := http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}
	body, err := c.call(ctx, "iam", http.MethodPost, "/", header, []byte(form.Encode()))
	if err == nil {
		err = xml.Unmarshal(body, &answer)
	}
	if err != nil {
		return answer, fmt.Errorf("%s: %w", action, err)
	}
	return answer, nil
}
