// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
)

// message is a mail or an SMS that would have been sent, with what somebody is to do with it taken out.
type message struct {
	Kind    string   `json:"kind"`
	To      string   `json:"to"`
	Subject string   `json:"subject"`
	Text    string   `json:"text"`
	Seconds float64  `json:"seconds"` // since 1970; 0: the emulator took no note
	Codes   []string `json:"codes"`
	Links   []string `json:"links"`
}

// messages asks the emulator, which keeps what it would have sent, for the newest first.
func (t *target) messages(ctx context.Context) ([]message, error) {
	all, err := t.mails(ctx)
	if err != nil {
		return nil, err
	}
	texts, err := t.texts(ctx)
	if err != nil {
		return nil, err
	}
	all = append(all, texts...)
	for i := range all {
		all[i].Codes, all[i].Links = actionable(all[i].Text)
	}
	return all, nil
}

func (t *target) mails(ctx context.Context) ([]message, error) {
	var sent struct {
		Messages map[string][]struct {
			To        []string
			Subject   string
			BodyText  string
			BodyHTML  string `json:"BodyHtml"`
			Timestamp float64
		} `json:"messages"`
	}
	if err := t.kept(ctx, "ses", "/_ministack/ses/messages", &sent); err != nil {
		return nil, err
	}
	mails := []message{}
	for _, account := range sent.Messages {
		for _, mail := range account {
			mails = append(mails, message{
				Kind: "mail", To: strings.Join(mail.To, ", "), Subject: mail.Subject, Seconds: mail.Timestamp,
				Text: cmp.Or(mail.BodyText, withoutTags(mail.BodyHTML)),
			})
		}
	}
	slices.SortStableFunc(mails, func(a, b message) int { return cmp.Compare(b.Seconds, a.Seconds) })
	return mails, nil
}

func (t *target) texts(ctx context.Context) ([]message, error) {
	var sent struct {
		Messages map[string][]struct{ Message string } `json:"sms_messages"`
	}
	if err := t.kept(ctx, "sns", "/_ministack/sns/sms-messages", &sent); err != nil {
		return nil, err
	}
	texts := []message{}
	for number, messages := range sent.Messages {
		for _, one := range slices.Backward(messages) {
			texts = append(texts, message{Kind: "SMS", To: number, Text: one.Message})
		}
	}
	slices.SortStableFunc(texts, func(a, b message) int { return strings.Compare(a.To, b.To) })
	return texts, nil
}

func (t *target) kept(ctx context.Context, service, path string, into any) error {
	answer, err := t.call(ctx, service, http.MethodGet, path, http.Header{}, nil)
	if err == nil {
		err = json.Unmarshal(answer, into)
	}
	if err != nil {
		return fmt.Errorf("list messages: %w", err)
	}
	return nil
}

// actionable finds the codes and links of a text. The digits of a link are no code.
func actionable(text string) (codes, links []string) {
	link := regexp.MustCompile(`https?://[^\s<>"']+`)
	links = []string{}
	for _, found := range link.FindAllString(text, -1) {
		links = append(links, strings.TrimRight(found, ".,;:!?)"))
	}
	codes = regexp.MustCompile(`\b\d{6,8}\b`).FindAllString(link.ReplaceAllString(text, ""), -1)
	return append([]string{}, codes...), links
}

func withoutTags(text string) string {
	return strings.TrimSpace(regexp.MustCompile(`<[^>]*>`).ReplaceAllString(text, " "))
}
