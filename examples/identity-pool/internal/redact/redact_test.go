// Managed by venture: edit freely, regenerating merges your changes.

package redact

import (
	"strings"
	"testing"
	"time"
)

// Put together here, so that no scanner takes this file for a leak.
const (
	token  = "eyJhbGciOiJub25lIn0" + ".eyJzdWIiOiJqYW5lIn0" + ".c2lnbmF0dXJl"
	keyID  = "AKIA" + "ABCDEFGHIJKLMNOP"
	tempID = "ASIA" + "ABCDEFGHIJKLMNOP"
	awsKey = "wJalrXUtnFEMI/K7MDENG" + "/bPxRfiCYEXAMPLEKEY"
	slack  = "xoxb-" + "123456789012-abcdefABCDEF"
	stripe = "sk_live_" + "abcdefghijklmnop1234"
	github = "ghp_" + "abcdefghijklmnopqrstuvwxyz0123456789"
	google = "AIza" + "SyA1234567890abcdefghijklmnopqrstuv"
	bot    = "AA" + "HdqTcvCH1vGWJxfSeofSAs0K5PALDsaw9"
	disco  = "MTk4NjIyNDgzNDcxOTI1MjQ4" + ".Cl2FMQ." + "ZnCjm1XVW7vRze4b7Cq4se7kKWs"
	pem    = "-----BEGIN RSA PRIVATE KEY" + "-----\nMIIEow\nIBAAKC\n-----END RSA PRIVATE KEY-----"
)

func TestTextStays(t *testing.T) {
	for _, text := range []string{
		"", "GET /hello 200 3ms", "no cookie: redirecting", "secretary: Jane, asia: no, @home", "tokens: 12, eyJ too short",
		"trace 1-6b023080-a1b2c3d4e5f60718293a4b5c", "Root=1-6b023080-a1b2c3d4e5f60718293a4b5c;Parent=53995c3f42cd8ad8;Sampled=1",
		"00-6b023080a1b2c3d4e5f60718293a4b5c-53995c3f42cd8ad8-01", "request 0f8fad5b-d9cb-469f-a165-70867728950e",
		"at 10:30:00+0530, 1+2025550, +1234567", "2026-11-22T00:00:00.123Z", "2026-11-22T00:00:00+13:00", "took +1234567890ns",
		"v1.2.3+20261125", "react@18.2.0", "git@github.com:acme/acme.git", "ssh://git@github.com/acme/acme", "user@localhost",
		"arn:aws:lambda:ap-southeast-2:123456789012:function:acme-dev-hello", "12345678901234567890", "1795305600123",
		"nextToken: abcdef0123456789", "Signature: valid", "token expired", "token: missing", "hasToken: true", "a secret word",
		"bypass=1, spin: 2, laptop: 3", "https://example.com:8443/a?page=2", "code=200", "d41d8cd98f00b204e9800998ecf8427e",
		"da39a3ee5e6b4b0d3255bfef95601890afd80709", "4111111111111112", "4111 1111 1111", "key functions/hello/handler.go",
		"arn:aws:secretsmanager:ap-southeast-2:123456789012:secret:prod/db-AbCdEf", "put key uploads/2026/11/report-12.csv",
		"get key 0f8fad5b-d9cb-469f-a165-70867728950e", "/img/logo@2x.png", "npm_config_user_agent=npm", "--- PASS: TestFoo (0.00s)",
		"sk-learn-something-long-name", "bearer authentication failed", "max_tokens=4k", "password = $1", "authorization: denied",
		"http://[::1]:80/a:b@c", "https://example.com:8443/@jane/a:b", "https://example.com/a:b@c", "https://cdn.example.com/npm:x/y@1.2",
		"<nil>", "<password></password>", "<token/>", "<b>password</b>: gone", "<h1>Reset your password</h1>", "a<b>c", "[token] refreshed 12",
		"user[name]=jane", `Content-Disposition: form-data; name="file"`, `{"name":"color","value":"red"}`, `{"name":"token","n":1}`,
		`{"key":"password"}`, "curl -u jane https://example.com", "docker run -u 1000:1000 nginx", "journalctl -u nginx:a", "root@tcp(db)/x",
		"root:@tcp(db)/x", "a:b @tcp(c)", "12345678:a", "at 12:30", "arn:aws:sns:us-east-1:123456789012:acme-dev-orders-of-the-last-8-hours",
		"discord.com/channels/1/2", "MainWindowController.Update.background-of-the-dashboard-view2", "+10 2026-11-22", "+5 10 20 30 ms",
		"+1 1795305600123", "+12 345 lines", "order 4111222233334444", "4111111 111111111", "1234567812345670", "id 6211111111111111",
		"2026112210300012", "4222222222222", "17953056001234", "-----BEGIN CERTIFICATE-----\nMIIE", "x=1&y=2", "100% sure: 5=5", "otp expired", "otp 12 of 20", "passcode changed",
		"basic auth", "basic plan 2026", "exit code 123456", `{"code":"123456"}`, "docker run --name mysql -p3306:3306 x", "mysql -p acme",
		"gcc mysql.c -pthread", "mysql: started\nmake -pretty", "ssh -p2222 host", "mkdir -p/var/lib/mysql", "ratio 3:2", "C:\\temp",
	} {
		if got := String(text); got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestText(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"pwd=hunter2 pin: 1234, userPin=99", "pwd=[redacted] pin: [redacted], userPin=[redacted]"},
		// tokens
		{"got " + token + " here", "got [redacted] here"},
		{"unsigned eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "unsigned [redacted]"},
		{"encrypted eyJhbGciOiJkaXIifQ..aXY.Y2lwaGVy.dGFn!", "encrypted [redacted]!"},
		{"Bearer abcdef-123456==, next", "Bearer [redacted], next"},
		{"bearer " + token, "bearer [redacted]"},
		{"Basic dXNlcjpwYXNzMQ==", "Basic [redacted]"},
		{"Basic YTpi, basic YTpiYzpk", "Basic [redacted], basic [redacted]"},
		{"from " + github + ".", "from [redacted]"},
		{"with " + slack, "with [redacted]"},
		{"with " + stripe + ", declined", "with [redacted], declined"},
		{"maps " + google, "maps [redacted]"},
		{"POST https://hooks.slack.com/services/T00/B00/abc 200", "POST https://hooks.slack.com/services/[redacted] 200"},
		{"POST https://discord.com/api/webhooks/123/abc_d-e 204", "POST https://discord.com/api/webhooks/[redacted] 204"},
		{"https://api.telegram.org/bot123456789:" + bot + "/getMe", "https://api.telegram.org/bot123456789:[redacted]/getMe"},
		{"bot " + disco + " is up", "bot [redacted] is up"},
		// headers
		{"Authorization: Bearer abc status=200", "Authorization: [redacted] status=200"},
		{"authorization: Basic dXNlcjpwYXNz", "authorization: [redacted]"},
		{"Proxy-Authorization: x", "Proxy-Authorization: [redacted]"},
		{`%#v http.Header{"X-Api-Key":[]string{"abcdef123"}, "A":[]string{"b"}}`, `%#v http.Header{"X-Api-Key":[]string{[redacted]}, "A":[]string{"b"}}`},
		{"Authorization: SSWS 00QCabc", "Authorization: [redacted]"},
		{"authorization: Digest username=\"b\", response=\"c\"", "authorization: [redacted]"},
		{`body {"credentials":{"value":"hunter2"},"n":1}`, `body {"credentials":{[redacted]},"n":1}`},
		{`token := "x" password == "y" "secret"=>"z"`, `token := "[redacted]" password == "[redacted]" "secret"=>"[redacted]"`},
		{"mysql --password hunter2 --token 0123 -v", "mysql --password [redacted] --token [redacted] -v"},
		{`"\n` + keyID + `"`, `"\n[redacted]"`},
		{"%22" + keyID + "%22", "%22[redacted]%22"},
		{"hooks.slack.com/services/T/B/x", "hooks.slack.com/services/[redacted]"},
		{"ConfirmationCode=123456 x-auth-key: a sid=b", "ConfirmationCode=[redacted] x-auth-key: [redacted] sid=[redacted]"},
		{"map[Authorization:[Bearer abc] Host:[x]]", "map[Authorization:[[redacted]] Host:[x]]"},
		{"Cookie: a=1; b=\"two words\"; c=3", "Cookie: [redacted]"},
		{"Set-Cookie: sid=abc; HttpOnly\nnext line", "Set-Cookie: [redacted]\nnext line"},
		// names
		{`password="correct horse" user=x`, `password="[redacted]" user=x`},
		{`body {\"password\":\"abc\",\"n\":1}`, `body {\"password\":\"[redacted]\",\"n\":1}`},
		{"'client_secret': 'a b'", "'client_secret': '[redacted]'"},
		{"?access_token=abc&x=1", "?access_token=[redacted]&x=1"},
		{"GET /callback?code=abc123&state=x", "GET /callback?code=[redacted]&state=x"},
		{"X-Amz-Signature=0123abcd&x=1", "X-Amz-Signature=[redacted]&x=1"},
		{"aws_secret_access_key = abcd/efgh", "aws_secret_access_key = [redacted]"},
		{"x-api-key: abc", "x-api-key: [redacted]"},
		{"apiKeys=[a b], secretKey: x", "apiKeys=[[redacted]], secretKey: [redacted]"},
		{"secret " + awsKey, "secret [redacted]"},
		{"user[password]=abc&x=1", "user[password]=[redacted]&x=1"},
		{"user%5Bpassword%5D=abc&x=1", "user%5Bpassword%5D=[redacted]&x=1"},
		{`env["API_TOKEN"] = "abc"`, `env["API_TOKEN"] = "[redacted]"`},
		{"<login><password>hunter2</password><n>1</n></login>", "<login><password>[redacted]</password><n>1</n></login>"},
		{`<wsse:Password Type="#PasswordText">a b</wsse:Password>`, `<wsse:Password Type="#PasswordText">[redacted]</wsse:Password>`},
		{"<secret><![CDATA[a<b]]></secret>", "<secret><![CDATA[[redacted]]]></secret>"},
		{"form-data; name=\"password\"\r\n\r\nhunter2\r\n--x--", "form-data; name=\"password\"\r\n\r\n[redacted]\r\n--x--"},
		{"name=\"token\"\nContent-Type: text/plain\n\nabc\n--x", "name=\"token\"\nContent-Type: text/plain\n\n[redacted]\n--x"},
		{`name=\"pin\"\r\n\r\n1234\r\n--x`, `name=\"pin\"\r\n\r\n[redacted]\r\n--x`},
		{`[{"name":"X-Api-Key","value":"abc"},{"name":"n","value":"x"}]`, `[{"name":"X-Api-Key","value":"[redacted]"},{"name":"n","value":"x"}]`},
		{`{\"Key\":\"DB_PASSWORD\",\"Value\":\"x y\"}`, `{\"Key\":\"DB_PASSWORD\",\"Value\":\"[redacted]\"}`},
		{`<header name="Authorization" value="Basic x"/>`, `<header name="Authorization" value="[redacted]"/>`},
		// codes that are used once
		{"otp 123456, OTP: 654321", "otp [redacted], OTP: [redacted]"},
		{"passcode 0042 sent", "passcode [redacted] sent"},
		{`{"verificationCode":"123456","one_time_code":123456}`, `{"verificationCode":"[redacted]","one_time_code":[redacted]}`},
		// keys
		{"key " + keyID + ".", "key [redacted]"},
		{"key " + tempID, "key [redacted]"},
		{"a\n" + pem + "\nb", "a\n[redacted]\nb"},
		{pem[:40], "[redacted]"},
		{"dial https://user:pa55@host/db", "dial https://[redacted]@host/db"},
		{"dial https://user:pa/55@host/db", "dial https://[redacted]@host/db"},
		{"mysql -u root -phunter2 acme", "mysql -u root -p[redacted] acme"},
		{"/usr/bin/mysqldump -p'a b' x", "/usr/bin/mysqldump -p'[redacted]' x"},
		{"mariadb-admin -p1234 status", "mariadb-admin -p[redacted] status"},
		{"curl -u jane:hunter2 https://x", "curl -u jane:[redacted] https://x"},
		{`curl --user "jane:a b" x`, `curl --user "jane:[redacted]" x`},
		{"open root:hunter2@tcp(db:3306)/x?tls=true", "open root:[redacted]@tcp(db:3306)/x?tls=true"},
		{"jane:p@ss/w@unix(/run/db)/x", "jane:[redacted]@unix(/run/db)/x"},
		{"postgres://u:p%40ss@db.internal:5432/x", "postgres://[redacted]@db.internal:5432/x"},
		// e-mail addresses
		{"to jane.doe+x@mail.example.com.", "to [redacted]."},
		{"<jürgen@müller.example>", "<[redacted]>"},
		{"?email=jane%40example.com", "?email=[redacted]"},
		{"<jane+12025550123@example.com>", "<[redacted]>"},
		// phone numbers
		{"+61 400 000 000 called", "[redacted] called"},
		{"+1 (202) 555-0123, +1 202-555-0123", "[redacted], [redacted]"},
		{"+44 20 7946 0018 at 10", "[redacted] at 10"},
		{"+1 202 555 0123 2026-11-22", "[redacted] 2026-11-22"},
		{"+49-30-123456.", "[redacted]."},
		{"to +61400000000.", "to [redacted]."},
		{"?phone=%2B12025550123&x=1", "?phone=[redacted]&x=1"},
		// cards
		{`{"paid":4111111111111111}`, `{"paid":[redacted]}`},
		{"4111 1111 1111 1111 12/28 123", "[redacted] 12/28 123"},
		{"card 4111 1111 1111 1111, thanks", "card [redacted], thanks"},
		{"5555-5555-5555-4444", "[redacted]"},
		{"3782 822463 10005", "[redacted]"},
		{"2223 0031 2200 3222", "[redacted]"},
		{"6011111111111117 3530111333300000", "[redacted] [redacted]"},
		{"30569309025904", "[redacted]"},
	} {
		got := String(test.text)
		if got != test.want {
			t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
		}
		if again := String(got); again != got {
			t.Errorf("%q becomes %q when redacted again", got, again)
		}
	}
}

// TestLinear holds the rules against what they are slowest on: the ways to begin a match that never comes, or to begin
// many.
func TestLinear(t *testing.T) {
	for name, unit := range map[string]string{
		"addresses": "a@", "no address": "a", "domains": "a@b.", "encoded": "a%40", "plus": "a+@", "open passwords": `password="`,
		"open brackets": "password=[", "blanks": "password= \t", "schemes": "token=token ", "backslashes": `token\\\\`,
		"cookies": "cookie:", "more cookies": "cookie=a\"", "tokens": "eyJ", "token parts": "eyJaaaaa.", "bearers": "bearer ",
		"keys": "AKIA", "plus signs": "+1", "digits": "4", "groups": "4111 ", "logins": "://a:", "heads": "-----BEGIN ",
		"elements": "<token ", "names": `name="token" `, "forms": "name='pin'\n", "sources": "a:a@tcp", "curls": "curl -u ", "clients": "mysql -pa ", "flags": "-p", "brackets": "[token]",
		"bots": "12345678:", "groups of phones": "+1 23 ", "passwords in addresses": "://a:b/",
		"key heads": "-----BEGIN PRIVATE KEY-----", "slashes": "secret a/", "percent": "%2B1", "secrets": "secret ",
	} {
		// Sixteen times the text takes sixteen times as long, or 256 times. The quickest of several is the one least disturbed.
		short, long := time.Hour, time.Hour
		for tries := 0; tries < 3 || tries < 30 && long > 80*max(short, 50*time.Microsecond); tries++ {
			short = min(short, taken(strings.Repeat(unit, 4<<10/len(unit))))
			long = min(long, taken(strings.Repeat(unit, 64<<10/len(unit))))
		}
		if long > 80*max(short, 50*time.Microsecond) {
			t.Errorf("%s: %v for 4 kB, %v for 64 kB", name, short, long)
		}
	}
}

func taken(text string) time.Duration {
	start := time.Now()
	String(text)
	return time.Since(start)
}

func FuzzText(f *testing.F) {
	for _, text := range []string{"password=[x]", `Cookie: a="b"; c=d`, "a@b.c", token, `\"token\": \"`, pem, "4111 1111 1111 1111", "curl -u a:b",
		"a:b@tcp(", "<token>x<", `name="token" value="x"`, "name='pin'\n\nx\n--", "+1 (202) 555-0123", "12345678:" + bot, "a[token]=x", "://a:b/c@"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, secret := range []string{token, keyID, github} {
			if got := String(text + " " + secret + " " + text); strings.Contains(got, secret) {
				t.Errorf("%q keeps the secret", got)
			}
		}
		once := String(text)
		if !Suspicious([]byte(text)) && string(Text(nil, []byte(text))) != text {
			t.Errorf("%q is not suspicious", text)
		}
		for range 2 { // once more takes what only now looks like another kind; then nothing
			once = String(once)
		}
		if again := String(once); again != once {
			t.Errorf("%q keeps changing: %q", once, again)
		}
		if len(once) > (len(text)+1)*len(Mark) {
			t.Errorf("%d bytes became %d", len(text), len(once))
		}
	})
}

func TestKeyLines(t *testing.T) {
	for name, test := range map[string]struct {
		lines string
		taken int
	}{
		"key":       {"-----BEGIN PRIVATE KEY-----\nMIIEow\nIBAAKC==\n-----END PRIVATE KEY-----\nMIIEow", 3},
		"encrypted": {"x -----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: A,B\n\nMIIEow", 2},
		"cut off":   {"-----BEGIN PRIVATE KEY-----\nMIIEow\nnow for something else\ndone", 1},
		"one text":  {strings.ReplaceAll(pem, "\n", `\n`) + "\ndone", 0},
		"public":    {"-----BEGIN PUBLIC KEY-----\nMIIEow", 0},
		"no key":    {"MIIEow\nIBAAKC", 0},
	} {
		var key KeyLines
		taken := 0
		for text := range strings.SplitSeq(test.lines, "\n") {
			if key.Next([]byte(text)) {
				taken++
			}
		}
		if taken != test.taken {
			t.Errorf("%s: %d lines taken, want %d", name, taken, test.taken)
		}
	}
}
