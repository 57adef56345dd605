// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
)

// signed is the token that has requests signed by the role of the forwarder.
const signed = "aws"

var errNotAmazon = errors.New("only a server of Amazon, such as search-NAME-ID.REGION.es.amazonaws.com, takes signed requests")

// sign signs a request as its server's service and region want it, which its name tells.
func sign(ctx context.Context, request *http.Request) error {
	service, region, ok := serviceOf(request.URL.Host)
	if !ok {
		return errNotAmazon
	}
	loaded, err := config.LoadDefaultConfig(ctx, config.WithRegion(region))
	if err != nil {
		return fmt.Errorf("AWS configuration: %w", err)
	}
	credentials, err := loaded.Credentials.Retrieve(ctx)
	if err != nil {
		return fmt.Errorf("AWS credentials: %w", err)
	}
	body, err := io.ReadAll(request.Body)
	if err != nil {
		return fmt.Errorf("read request: %w", err)
	}
	request.Body = io.NopCloser(bytes.NewReader(body))
	hash := sha256.Sum256(body)
	payload := hex.EncodeToString(hash[:])
	request.Header.Set("X-Amz-Content-Sha256", payload)
	return v4.NewSigner().SignHTTP(ctx, credentials, request, payload, service, region, time.Now())
}

func serviceOf(host string) (service, region string, ok bool) {
	parts := strings.Split(host, ".")
	if len(parts) < 5 || parts[len(parts)-2] != "amazonaws" {
		return "", "", false
	}
	service, region = parts[len(parts)-3], parts[len(parts)-4]
	return service, region, service == "es" || service == "aoss"
}

func isServerless(host string) bool {
	service, _, ok := serviceOf(host)
	return ok && service == "aoss"
}
