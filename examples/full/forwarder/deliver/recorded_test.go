// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"git.lighthouse.example/platform/lighthouse/forwarder/batch"
	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

// recorded is the request that these lines make. Where the file is missing it is written.
const recorded = "testdata/request.txt"

func recordedLines() []string {
	return []string{
		`{"level":"WARN","message":"a < b","n":12345678901234567890,"trace_id":"1-6b023080-a1b2c3d4e5f60718293a4b5c","ok":true}`,
		"text with \"quotes\",\ta tab and ü",
	}
}

func recordedSource() *decode.Source {
	payload := decode.Payload{LogGroup: "/aws/lambda/acme-dev-hello", LogStream: "2026/11/22/[$LATEST]a", Account: "123456789012"}
	return payload.Source("platform", "acme", "dev", "us-east-1")
}

// recordedItems are the lines as the destination takes them.
func recordedItems(source *decode.Source) []batch.Item {
	var reader line.Reader
	var items []batch.Item
	for i, text := range recordedLines() {
		raw := decode.RawEvent{ID: fmt.Append(nil, 36611013427577391+i), Millis: 1795305600123, Count: 1}
		event := source.Event(raw, reader.Read([]byte(text)))
		items = append(items, batch.Item{ID: string(raw.ID), Data: NewDestination().Append(nil, &event), Count: 1, Index: i})
	}
	return items
}

// checkRecorded compares the whole request with what is recorded: address, headers and the body, unpacked. A body that is
// no text is made readable.
func checkRecorded(t *testing.T, address, token string, readable func(body []byte) string) {
	t.Helper()
	target, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	source := recordedSource()
	request, err := NewDestination().Request(t.Context(), Target{URL: target, Token: token}, source, recordedItems(source))
	if err != nil {
		t.Fatal(err)
	}
	got := written(t, request, readable)
	want, err := os.ReadFile(recorded)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s was missing and is now what the request is; look at it", recorded)
		want, err = []byte(got), os.WriteFile(recorded, []byte(got), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the request is\n%s\nwant\n%s", got, want)
	}
}

func written(t *testing.T, request *http.Request, readable func(body []byte) string) string {
	t.Helper()
	var headers []string
	for name, values := range request.Header {
		headers = append(headers, name+": "+strings.Join(values, ", "))
	}
	slices.Sort(headers)
	unpacker, err := gzip.NewReader(request.Body)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(unpacker)
	if err != nil {
		t.Fatal(err)
	}
	text := string(body)
	if readable != nil {
		text = readable(body)
	}
	return fmt.Sprintf("%s %s\n%s\n\n%s", request.Method, request.URL, strings.Join(headers, "\n"), text)
}
