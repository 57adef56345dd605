// Managed by venture: edit freely, regenerating merges your changes.

package batch

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"git.lighthouse.example/platform/lighthouse/forwarder/decode"
	"git.lighthouse.example/platform/lighthouse/forwarder/line"
)

func TestSplit(t *testing.T) {
	for _, test := range []struct {
		name   string
		sizes  []int
		limits Limits
		want   []int // items of each batch
	}{
		{"nothing", nil, Limits{Bytes: 10, Count: 10}, nil},
		{"one batch", []int{4, 4}, Limits{Bytes: 10, Count: 10}, []int{2}},
		{"by bytes", []int{4, 4, 4}, Limits{Bytes: 10, Count: 10}, []int{2, 1}},
		{"by bytes, separators count", []int{5, 5}, Limits{Bytes: 11, Count: 10}, []int{1, 1}},
		{"by count", []int{1, 1, 1, 1, 1}, Limits{Bytes: 100, Count: 2}, []int{2, 2, 1}},
		{"too large alone", []int{1, 50, 1}, Limits{Bytes: 10, Count: 10}, []int{1, 1, 1}},
	} {
		var items []Item
		for _, size := range test.sizes {
			items = append(items, Item{Data: make([]byte, size)})
		}
		var got []int
		for _, batch := range Split(items, test.limits) {
			got = append(got, len(batch))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: batches of %v, want %v", test.name, got, test.want)
		}
	}
}

func source() *decode.Source { return (&decode.Payload{LogGroup: "group"}).Source("", "", "", "") }

// encode is a destination's form.
func encode(dst []byte, event *decode.Event) []byte {
	dst = event.AppendMessage(append(dst, `{"message":`...))
	return append(event.AppendMetadata(append(dst, ',')), '}')
}

func TestFitLeavesWhatFits(t *testing.T) {
	event := decode.Event{ID: []byte("1"), Line: line.Line{Text: []byte("message")}, Source: source()}
	whole := encode(nil, &event)
	got, truncated := Fit([]byte("before"), &event, len(whole), encode)
	if string(got) != "before"+string(whole) || truncated {
		t.Errorf("%s, truncated %t", got, truncated)
	}
}

func TestFitTruncates(t *testing.T) {
	const limit = 1000
	for name, text := range map[string]string{
		"text":         strings.Repeat("x", limit),
		"quotes":       strings.Repeat(`"\`, limit),
		"control":      strings.Repeat("\x01", limit),
		"HTML":         strings.Repeat("<&>", limit),
		"wide":         strings.Repeat("é€😀", limit),
		"separators":   strings.Repeat("\u2028", limit),
		"object":       `{"message":"` + strings.Repeat("x", limit) + `"}`,
		"nested quote": `{"message":"` + strings.Repeat(`\"`, limit) + `"}`,
	} {
		event := decode.Event{ID: []byte("1"), Line: line.Line{Text: []byte(text), JSON: text[0] == '{'}, Source: source()}
		got, truncated := Fit(nil, &event, limit, encode)
		if len(got) > limit || len(got) < limit/2 || !truncated {
			t.Errorf("%s: %d bytes are left of %d, truncated %t", name, len(got), limit, truncated)
		}
		var form struct {
			Message  string `json:"message"`
			ID       string `json:"event_id"`
			LogGroup string `json:"log_group"`
		}
		if err := json.Unmarshal(got, &form); err != nil {
			t.Fatal(err)
		}
		start, marker, found := strings.Cut(form.Message, "… [truncated ")
		if !found || !strings.HasSuffix(marker, " bytes]") || !utf8.ValidString(start) || start == "" {
			t.Errorf("%s: message %q", name, form.Message)
		}
		if form.ID != "1" || form.LogGroup != "group" {
			t.Errorf("%s: metadata %+v", name, form)
		}
	}
}

func TestTruncateCountsWhatIsMissing(t *testing.T) {
	if got := string(truncate([]byte("äöü"), markerBytes+5)); got != "äö… [truncated 2 bytes]" {
		t.Errorf("got %q", got)
	}
	if got := string(truncate([]byte("abc"), -1)); got != "… [truncated 3 bytes]" {
		t.Errorf("without room got %q", got)
	}
}

// FuzzFit wants whole JSON within the limit of whatever a function has logged.
func FuzzFit(f *testing.F) {
	for _, seed := range []string{"", "text", `{"a":1}`, "\xff\x00\u2028", "é€😀", `"\`, `{"message":"`, strings.Repeat("x", 2000)} {
		f.Add([]byte(seed), 700)
	}
	f.Fuzz(func(t *testing.T, text []byte, limit int) {
		const least, most = 400, 5000 // with room for the metadata
		limit = least + max(0, limit)%(most-least)
		var reader line.Reader
		event := source().Event(decode.RawEvent{ID: []byte("1")}, reader.Read(text))
		got, truncated := Fit(nil, &event, limit, encode)
		if len(got) > limit || !json.Valid(got) || !utf8.Valid(got) {
			t.Errorf("%d bytes of %d, truncated %t: %s", len(got), limit, truncated, got)
		}
		if again, _ := Fit(nil, &event, limit, encode); string(again) != string(got) {
			t.Errorf("the second time %s, at first %s", again, got)
		}
	})
}
