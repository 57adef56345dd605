// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"context"
	"net/http"
	"reflect"
	"testing"
)

func TestMessages(t *testing.T) {
	stored := map[string]string{
		"/_ministack/ses/messages": `{"messages":{"0":[
			{"To":["ada@example.com"],"Subject":"old","BodyText":"Your code is 482913.","Timestamp":1},
			{"To":["a@example.com","b@example.com"],"Subject":"new","BodyText":"","BodyHtml":"<p>Open <a href=\"x\">it</a></p>","Timestamp":2}
		]}}`,
		"/_ministack/sns/sms-messages": `{"sms_messages":{"+15550100":[{"Message":"first 111111"},{"Message":"second 222222"}]}}`,
	}
	running := target{call: func(_ context.Context, _, _, path string, _ http.Header, _ []byte) ([]byte, error) {
		return []byte(stored[path]), nil
	}}
	got, err := running.messages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	none := []string{}
	want := []message{
		{Kind: "mail", To: "a@example.com, b@example.com", Subject: "new", Text: "Open  it", Seconds: 2, Codes: none, Links: none},
		{Kind: "mail", To: "ada@example.com", Subject: "old", Text: "Your code is 482913.", Seconds: 1, Codes: []string{"482913"}, Links: none},
		{Kind: "SMS", To: "+15550100", Text: "second 222222", Codes: []string{"222222"}, Links: none},
		{Kind: "SMS", To: "+15550100", Text: "first 111111", Codes: []string{"111111"}, Links: none},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("messages %+v", got)
	}
}

// The page takes a list, where nothing was sent too.
func TestNoMessages(t *testing.T) {
	running := target{call: func(context.Context, string, string, string, http.Header, []byte) ([]byte, error) {
		return []byte("{}"), nil
	}}
	if got, err := running.messages(t.Context()); err != nil || got == nil || len(got) > 0 {
		t.Error(got, err)
	}
}

func TestActionable(t *testing.T) {
	codes, links := actionable("Join (https://shop.example/join?token=red.123456), or enter 654321. Call 112 before 2026.")
	if !reflect.DeepEqual(codes, []string{"654321"}) || !reflect.DeepEqual(links, []string{"https://shop.example/join?token=red.123456"}) {
		t.Errorf("codes %q, links %q", codes, links)
	}
}
