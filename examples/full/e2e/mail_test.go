// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import "testing"

const sender = "hello@lighthouse.example"

// mailTo returns the texts of the mail that the emulator would have sent to an address.
func (s stack) mailTo(t *testing.T, address string) []string {
	t.Helper()
	var sent struct {
		Messages map[string][]struct {
			Source   string
			To       []string
			BodyText string
		} `json:"messages"`
	}
	s.read(t, "/_ministack/ses/messages", &sent)
	var texts []string
	for _, messages := range sent.Messages {
		for _, message := range messages {
			if message.To[0] == address && message.Source == sender {
				texts = append(texts, message.BodyText)
			}
		}
	}
	return texts
}
