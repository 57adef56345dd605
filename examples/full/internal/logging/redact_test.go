// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"bytes"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

const secret = "hunter2"

// credentials hides behind an interface that slog resolves late.
type credentials struct{}

func (credentials) LogValue() slog.Value {
	return slog.GroupValue(slog.String("user", "ada"), slog.String("password", secret))
}

func TestSecretsAreRedacted(t *testing.T) {
	type client struct {
		ID     string `json:"id"`
		Secret string `json:"clientSecret"`
	}
	tests := map[string]slog.Attr{
		"authorization":    slog.String("authorization", secret),
		"other case":       slog.String("AUTHORIZATION", secret),
		"cookie":           slog.String("Cookie", secret),
		"set-cookie":       slog.String("Set-Cookie", secret),
		"token":            slog.String("token", secret),
		"longer name":      slog.String("refreshToken", secret),
		"password":         slog.String("password", secret),
		"secret":           slog.String("client_secret", secret),
		"api key":          slog.String("X-Api-Key", secret),
		"session token":    slog.String("AWS_SESSION_TOKEN", secret),
		"bytes":            slog.Any("token", []byte(secret)),
		"bytes of a text":  slog.Any("body", []byte("password="+secret)),
		"neighbours":       slog.Any("header", map[string]string{"name": "X-Api-Key", "value": secret}),
		"error":            slog.Any("token", errors.New(secret)),
		"PIN":              slog.Int("pin", 0xdecade), // as hidden as a text
		"text":             slog.String("url", "https://example.com/?token="+secret),
		"text of an error": slog.Any("error", errors.New("password="+secret)),
		"JSON in a text":   slog.String("body", `{"credentials":{"value":"`+secret+`"},"n":1}`),
		"text in a map":    slog.Any("event", map[string]any{"a": []string{"?access_token=" + secret}}),
		"group":            slog.Group("request", slog.String("token", secret)),
		"secret group":     slog.Group("credentials", slog.String("value", secret)),
		"group of a group": slog.Group("a", slog.Group("b", slog.String("Authorization", secret))),
		"log valuer":       slog.Any("login", credentials{}),
		"http header":      slog.Any("headers", http.Header{"Authorization": {secret, secret}, "Cookie": {secret}}),
		"header in group":  slog.Group("request", slog.Any("headers", http.Header{"Authorization": {secret}})),
		"query":            slog.Any("query", url.Values{"access_token": {secret}}),
		"map":              slog.Any("event", map[string]string{"authorizationToken": secret}),
		"map of maps":      slog.Any("event", map[string]any{"a": []any{map[string]any{"Password": secret}}}),
		"struct":           slog.Any("client", client{ID: "1", Secret: secret}),
		"pointers":         slog.Any("clients", []*client{{ID: "1", Secret: secret}}),
	}
	for name, attr := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			logger := New(&log, "INFO")
			logger.Info("attribute", attr)
			logger.With(attr).Info("with")
			logger.WithGroup("g").With(attr).Info("in a group", attr)
			if len(lines(t, &log)) != 3 {
				t.Fatalf("log = %s", &log)
			}
			if strings.Contains(log.String(), secret) || strings.Contains(log.String(), "aHVudGVyMg") {
				t.Errorf("log = %s", &log)
			}
			if got := strings.Count(log.String(), redact.Mark); got < 4 {
				t.Errorf("%d times redacted: %s", got, &log)
			}
		})
	}
}

func TestTheRestIsKept(t *testing.T) {
	tests := map[string]struct {
		attr slog.Attr
		want string
	}{
		"string":       {slog.String("user", "ada"), `"user":"ada"`},
		"number":       {slog.Any("ids", []int64{math.MaxInt64}), `"ids":[9223372036854775807]`},
		"error":        {slog.Any("error", errors.New("no route")), `"error":"no route"`},
		"bytes":        {slog.Any("bytes", []byte("ada")), `"bytes":"YWRh"`},
		"nil":          {slog.Any("value", nil), `"value":null`},
		"header":       {slog.Any("headers", http.Header{"Accept": {"a/b"}}), `"headers":{"Accept":["a/b"]}`},
		"group":        {slog.Group("g", slog.Int("n", 1)), `"g":{"n":1}`},
		"time":         {slog.Any("time", "noon"), `"time":"noon"`},
		"level":        {slog.Int("level", 3), `"level":3`},
		"yes or no":    {slog.Bool("hasToken", true), `"hasToken":true`},
		"count":        {slog.Int("tokens", 3), `"tokens":3`},
		"nil error":    {slog.Any("error", (*url.Error)(nil)), `"error":"<nil>"`},
		"not encoding": {slog.Any("value", func() {}), `"value":"!ERROR:json: unsupported type: func()"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var log bytes.Buffer
			New(&log, "INFO").Info("x", test.attr)
			only(t, &log)
			if !strings.Contains(log.String(), test.want) {
				t.Errorf("log = %s, want %s in it", &log, test.want)
			}
		})
	}
}

func TestHeadersStayAsTheyAre(t *testing.T) {
	headers := http.Header{"Authorization": {secret}}
	New(&bytes.Buffer{}, "INFO").Info("x", "headers", headers)
	if headers.Get("Authorization") != secret {
		t.Errorf("headers = %v", headers)
	}
}
