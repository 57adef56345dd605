// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"errors"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"time"
)

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var body bytes.Buffer
	writer := gzip.NewWriter(&body)
	if _, err := writer.Write([]byte(text)); err != nil || writer.Close() != nil {
		t.Fatal("not packed")
	}
	return body.Bytes()
}

func TestUndelivered(t *testing.T) {
	const events = `"logGroup":"/aws/lambda/shop-local-me","logEvents":[{"id":"1"},{"id":"2"}]}`
	ofLambda := `{"requestContext":{"condition":"RetriesExhausted"},"requestPayload":{"awslogs":{"data":"` +
		base64.StdEncoding.EncodeToString(packed(t, `{`+events)) + `"}}}`
	stored := map[string]string{
		"/": `{"Parameter":{"Value":"kept"}}`,
		"/kept?list-type=2": `<ListBucketResult><Contents><Key>aws/a</Key><LastModified>2026-11-22T10:00:02Z</LastModified></Contents>
			<Contents><Key>local/b</Key><LastModified>2026-11-22T10:00:01Z</LastModified></Contents>
			<Contents><Key>local/c</Key><LastModified>2026-11-22T10:00:03Z</LastModified></Contents></ListBucketResult>`,
		"/kept/aws/a":   ofLambda,
		"/kept/local/b": string(packed(t, `{"undelivered":{"reasons":{"status 400":2}},`+events)),
		"/kept/local/c": "neither",
	}
	running := target{name: "shop", call: func(_ context.Context, _, _, path string, _ http.Header, body []byte) ([]byte, error) {
		if path == "/" && !strings.Contains(string(body), "/shop/local/undelivered-logs/bucket") {
			return nil, errors.New("no such parameter")
		}
		return []byte(stored[path]), nil
	}}
	got, all, err := running.keptObjects(t.Context())
	if err != nil || all != 3 {
		t.Fatal(all, err)
	}
	at := func(second int) time.Time { return time.Date(2026, 11, 22, 10, 0, second, 0, time.UTC) }
	want := []kept{
		{Time: at(3), Reasons: map[string]int{"it cannot be read": 0}},
		{Time: at(2), LogGroup: "/aws/lambda/shop-local-me", Reasons: map[string]int{"invocation failed: RetriesExhausted": 2}},
		{Time: at(1), LogGroup: "/aws/lambda/shop-local-me", Reasons: map[string]int{"status 400": 2}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("kept %+v", got)
	}
}
