// Managed by venture: edit freely, regenerating merges your changes.

package line

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"
)

// token is put together here, so that no scanner takes this file for a leak.
const token = "eyJhbGciOiJub25lIn0" + ".eyJzdWIiOiJqYW5lIn0" + ".c2lnbmF0dXJl"

func TestObjectsStayAsTheyWereWritten(t *testing.T) {
	for _, text := range []string{
		`{}`, `{"b":1,"a":2,"a":3}`, `{"n":12345678901234567890, "e":1.50e+7}`, `{"a":"\u0041\/<&>"}`, `{"hasToken":true,"token":null}`,
		`{"token_count":3,"tokens":12,"nextToken":"abcdef0123456789"}`, `{"a":[{"b":[]},-0.0]}`, `{"s":"{\"a\":1}"}`,
		`{"body":"{\"tokens\":{\"in\":1,\"out\":2}}"}`, `{"value":"x","name":"a"}`, `{"value":"x"}`, `{"name":{"value":"x"},"value":1}`,
		`{"body":"{\"tokens\":[1,2],\"credentials\":{}}"}`,
		`{"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","time":"2026-11-22T00:00:00.123Z"}`, "{\"a\":\"\u2028é😀\"}",
	} {
		var reader Reader
		if got := reader.Read([]byte(text)); string(got.Text) != text || !got.JSON {
			t.Errorf("%s became %s, JSON %t", text, got.Text, got.JSON)
		}
	}
}

func TestObjects(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{`{"Authorization":["x",1,true],"X-Api-Key":"x","set-cookie":"","Host":"h"}`, `{"Authorization":["[redacted]",1,true],"X-Api-Key":"[redacted]","set-cookie":"","Host":"h"}`},
		{`{"clientSecret":{"value":"x","n":1,"more":["y"]},"after":"z"}`, `{"clientSecret":{"value":"[redacted]","n":1,"more":["[redacted]"]},"after":"z"}`},
		{`{"pin":1234,"otp":"999111","password":null,"pass":-1.5e3}`, `{"pin":0,"otp":"[redacted]","password":null,"pass":0}`},
		{`{"message":"mail jane@example.com"}`, `{"message":"mail [redacted]"}`},
		{`{"message":"mail jane\u0040example.com\n"}`, `{"message":"mail [redacted]\n"}`},
		{`{"jane@example.com":1,"joe@example.com":2,"x":{"ann@example.com":3}}`, `{"[redacted]":1,"[redacted] 2":2,"x":{"[redacted] 3":3}}`},
		{`{"tokens":{"jane@example.com":"abc"}}`, `{"tokens":{"[redacted]":"[redacted]"}}`},
		{`{"body":"{\"password\":\"a\\\"b\",\"n\":1}"}`, `{"body":"{\"password\":\"[redacted]\",\"n\":1}"}`},
		{`{"a":"[{\"b\":\"{\\\"token\\\":\\\"x\\\"}\"}]"}`, `{"a":"[{\"b\":\"{\\\"token\\\":\\\"[redacted]\\\"}\"}]"}`},
		{`{"name":"X-Api-Key","value":"x"}`, `{"name":"X-Api-Key","value":"[redacted]"}`},
		{`{"a":[{"Value":"x","Key":"DB_PASSWORD"},{"Key":"color","Value":"red"}]}`, `{"a":[{"Value":"[redacted]","Key":"DB_PASSWORD"},{"Key":"color","Value":"red"}]}`},
		{`{"name":"pin","n":2,"value":1234,"values":["x",{"a":"y"}]}`, `{"name":"pin","n":2,"value":0,"values":["[redacted]",{"a":"[redacted]"}]}`},
		{`{"a":"{\"name\":\"token\",\"value\":\"x\"}"}`, `{"a":"{\"name\":\"token\",\"value\":\"[redacted]\"}"}`},
		{"{\n  \"a\": 1,\r\n  \"b\": \"x\\ny\"\n}", `{   "a": 1,    "b": "x\ny" }`},
		{` {"a":1} `, `{"a":1}`},
		{"{\"a\":\"\xff\"}", "{\"a\":\"\ufffd\"}"},
		{`{"pass\u0077ord":"x"}`, `{"pass\u0077ord":"[redacted]"}`},
	} {
		var reader Reader
		got := reader.Read([]byte(test.text))
		if string(got.Text) != test.want || !got.JSON {
			t.Errorf("%s\n got %s\nwant %s", test.text, got.Text, test.want)
		}
		if again := reader.Read(append([]byte{}, got.Text...)); string(again.Text) != test.want {
			t.Errorf("%s becomes %s when read again", test.want, again.Text)
		}
	}
}

func TestTexts(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"  indented", "  indented"},
		{`{"level":"WARN"} and more`, `{"level":"WARN"} and more`},
		{`{"level":"WARN"`, `{"level":"WARN"`},
		{`["level"]`, `["level"]`},
		{"null", "null"},
		{strings.Repeat(`{"a":`, 10_000), strings.Repeat(`{"a":`, 10_000)},
		{"a\xffb", "a\ufffdb"},
		{"\x1b[31mred\x1b[0m\x00", "\x1b[31mred\x1b[0m\x00"},
		{"Bearer " + token, "Bearer [redacted]"},
	} {
		var reader Reader
		if got := reader.Read([]byte(test.text)); string(got.Text) != test.want || got.JSON {
			t.Errorf("%.60q: got %.60q, JSON %t", test.text, got.Text, got.JSON)
		}
	}
}

func TestFound(t *testing.T) {
	const id, trace = "0f8fad5b-d9cb-469f-a165-70867728950e", "1-6b023080-a1b2c3d4e5f60718293a4b5c"
	for _, test := range []struct{ text, level, request, trace string }{
		{`{"level":"WARN","request_id":"` + id + `","trace_id":"` + trace + `"}`, "WARN", id, trace},
		{`{"requestId":"` + id + `","traceId":"` + trace + `","level":3}`, "", id, trace},
		{`{"level":"` + strings.Repeat("x", maxLifted+1) + `"}`, "", "", ""},
		{`{"level":"W\u0041RN","request_id":"token=abc"}`, "WARN", "[redacted]", ""},
		{`{"a":{"level":"WARN"}}`, "", "", ""},
		{`{"type":"platform.report","record":{"requestId":"` + id + `","status":"timeout","tracing":{"value":"Root=` + trace + `;Sampled=1"}}}`, "ERROR", id, trace},
		{`{"type":"platform.report","record":{"requestId":"` + id + `","status":"success"}}`, "INFO", id, ""},
		{`{"type":"order","record":{"requestId":"` + id + `"}}`, "", "", ""},
		{"[ERROR]\t2026-11-22T00:00:00.123Z\t" + id + "\tboom", "ERROR", id, ""},
		{"2026-11-22T00:00:00.123Z\t" + id + "\tWARN\tslow", "WARN", id, ""},
		{"2026-11-22T00:00:00.123Z " + id + " Task timed out after 3.00 seconds", "ERROR", id, ""},
		{"RequestId: " + id + " Error: Runtime exited with error: exit status 2", "ERROR", id, ""},
		{"START RequestId: " + id + " Version: $LATEST", "", id, ""},
		{"panic: boom\n\ngoroutine 1 [running]:", "ERROR", "", ""},
		{"an ERROR in the middle", "", "", ""},
	} {
		var reader Reader
		got := reader.Read([]byte(test.text))
		if string(got.Level) != test.level || string(got.RequestID) != test.request || string(got.TraceID) != test.trace {
			t.Errorf("%.80s: level %q, request %q, trace %q", test.text, got.Level, got.RequestID, got.TraceID)
		}
	}
}

func TestAKeyInSeveralLines(t *testing.T) {
	var reader Reader
	for _, test := range []struct{ text, want string }{
		{"-----BEGIN " + "PRIVATE KEY-----", "[redacted]"},
		{"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC", "[redacted]"},
		{"BKcwggSjAgEAAoIBAQC=", "[redacted]"},
		{"-----END PRIVATE KEY-----", "[redacted]"},
		{"done", "done"},
	} {
		if got := reader.Read([]byte(test.text)); string(got.Text) != test.want {
			t.Errorf("%s became %s", test.text, got.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{
		`{"password":"x","a":["b@c.de"]}`, `{"a":"{\"token\":\"x\"}"}`, "{\"a\":\n1}", "panic: x", `{"a@b.cd":{"pin":1}}`, `{"value":"x","name":"pin"}`, "{\"\xff\":\"\xfe\"}",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var reader Reader
		got := reader.Read(text)
		once := append([]byte{}, got.Text...)
		switch {
		case !utf8.Valid(once):
			t.Errorf("%q becomes %q, which is not UTF-8", text, once)
		case got.JSON && (!json.Valid(once) || strings.ContainsAny(string(once), "\r\n")):
			t.Errorf("%q becomes %q, which is not JSON on one line", text, once)
		case len(once) > 16*len(text)+16:
			t.Errorf("%d bytes become %d", len(text), len(once))
		}
		for range 2 { // once more changes a value that only now looks like another kind; then nothing
			once = append([]byte{}, reader.Read(once).Text...)
		}
		if again := reader.Read(once); string(again.Text) != string(once) {
			t.Errorf("%q keeps changing: %q", once, again.Text)
		}
	})
}
