// Managed by venture: edit freely, regenerating merges your changes.

// Package sign signs what the local programs ask of the emulator.
package sign

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
)

// Request signs a request that will have this body.
func Request(request *http.Request, body []byte, keys aws.Credentials, service, region string) error {
	hash := sha256.Sum256(body)
	return v4.NewSigner().SignHTTP(request.Context(), keys, request, hex.EncodeToString(hash[:]), service, region, time.Now())
}
