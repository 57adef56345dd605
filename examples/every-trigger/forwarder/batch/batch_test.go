// Managed by venture: edit freely, regenerating merges your changes.

package batch

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"example.com/orchard/forwarder/decode"
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

func TestFitLeavesWhatFits(t *testing.T) {
	event := decode.Event{Body: "message", Metadata: decode.Metadata{ID: "1"}}
	whole, err := json.Marshal(event)
	if err != nil {
		t.Fatal(err)
	}
	item, err := Fit(event, len(whole), encode)
	if err != nil {
		t.Fatal(err)
	}
	if item.ID != "1" || string(item.Data) != string(whole) || item.Truncated {
		t.Errorf("item %+v", item)
	}
}

func TestFitTruncates(t *testing.T) {
	const limit = 1000
	for name, body := range map[string]any{
		"text":         strings.Repeat("x", limit),
		"quotes":       strings.Repeat(`"\`, limit),
		"control":      strings.Repeat("\x01", limit),
		"HTML":         strings.Repeat("<&>", limit),
		"wide":         strings.Repeat("é€😀", limit),
		"separators":   strings.Repeat("\u2028", limit),
		"invalid":      strings.Repeat("\xff", limit),
		"object":       map[string]any{"message": strings.Repeat("x", limit)},
		"nested quote": map[string]any{"message": strings.Repeat(`"`, limit)},
	} {
		item, err := Fit(decode.Event{Body: body, Metadata: decode.Metadata{ID: "1", LogGroup: "group"}}, limit, encode)
		if err != nil {
			t.Fatal(err)
		}
		if len(item.Data) > limit || !item.Truncated {
			t.Errorf("%s: %d bytes, truncated %t", name, len(item.Data), item.Truncated)
		}
		if len(item.Data) < limit/2 {
			t.Errorf("%s: only %d bytes are left of %d", name, len(item.Data), limit)
		}
		var event decode.Event
		if err := json.Unmarshal(item.Data, &event); err != nil {
			t.Fatal(err)
		}
		text, _ := event.Body.(string)
		start, marker, found := strings.Cut(text, "… [truncated ")
		if !found || !strings.HasSuffix(marker, " bytes]") || !utf8.ValidString(start) || start == "" {
			t.Errorf("%s: body %q", name, text)
		}
		if event.ID != "1" || event.LogGroup != "group" {
			t.Errorf("%s: metadata %+v", name, event.Metadata)
		}
	}
}

func TestTruncateCountsWhatIsMissing(t *testing.T) {
	if got := truncate("äöü", markerBytes+5); got != "äö… [truncated 2 bytes]" {
		t.Errorf("got %q", got)
	}
	if got := truncate("abc", -1); got != "… [truncated 3 bytes]" {
		t.Errorf("without room got %q", got)
	}
}

func TestFitReportsErrors(t *testing.T) {
	broken := errors.New("broken")
	_, err := Fit(decode.Event{}, 10, func(decode.Event) ([]byte, error) { return nil, broken })
	if !errors.Is(err, broken) {
		t.Errorf("%v, want the error of the encoder", err)
	}
}

func encode(event decode.Event) ([]byte, error) { return json.Marshal(event) }
