// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
)

// sender is the address that functions send mail from.
const sender = "hello@lighthouse.example"

// verifySender has the emulator send from it, as SES does once its owner has shown that it is theirs.
func (s *Stack) verifySender(ctx context.Context) error {
	body, err := json.Marshal(map[string]string{"EmailIdentity": sender})
	if err != nil {
		return fmt.Errorf("verify sender: %w", err)
	}
	header := http.Header{"Content-Type": {"application/json"}}
	if _, err := s.cloud.call(ctx, "ses", http.MethodPost, "/v2/email/identities", header, body); err != nil {
		return fmt.Errorf("verify sender: %w", err)
	}
	return nil
}
