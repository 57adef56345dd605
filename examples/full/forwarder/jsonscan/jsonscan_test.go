// Managed by venture: edit freely, regenerating merges your changes.

package jsonscan

import (
	"encoding/json"
	"strings"
	"testing"
)

func samples() []string {
	return []string{
		`{"a":1,"b":[true,false,null,-0.5e+7],"c":{"d":"\u00e9\ud83d\ude00\n"}}`, `[]`, `{}`, ` [ 1 , 2 ] `, `"x"`, `0`, `-1.5E-3`, `"\ud800"`,
		`{"a":}`, `{"a" 1}`, `{"a":1,}`, `[1,]`, `[1 2]`, `{a:1}`, `"a`, "\"\x01\"", `"\x"`, `"\u12g4"`, `01`, `1.`, `1e`, `-`, `tru`, `{`, `[`, ``,
		`{"a":1]`, `[1}`, `{"a":1}x`, "\"\xff\"", "\"\u2028\"", `{"a":1,"a":2}`,
	}
}

// whole tells whether all of the text is one value.
func whole(text []byte) bool {
	end := Value(text, Space(text, 0))
	return end >= 0 && Space(text, end) == len(text)
}

func TestValueAgreesWithTheLibrary(t *testing.T) {
	for _, text := range samples() {
		if got, want := whole([]byte(text)), json.Valid([]byte(text)); got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}

func TestDepthIsBounded(t *testing.T) {
	nested := func(depth int) []byte { return []byte(strings.Repeat("[", depth) + strings.Repeat("]", depth)) }
	if !whole(nested(MaxDepth)) || whole(nested(MaxDepth+1)) || whole(nested(1_000_000)) {
		t.Error("the limit is not MaxDepth")
	}
}

func FuzzJSON(f *testing.F) {
	for _, text := range samples() {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		if got, want := whole(text), json.Valid(text); got != want && strings.Count(string(text), "[")+strings.Count(string(text), "{") < MaxDepth {
			t.Errorf("%q: valid %t, want %t", text, got, want)
		}
		var want string
		quoted := Quote(nil, text)
		if err := json.Unmarshal(quoted, &want); err != nil {
			t.Fatalf("%q quoted is %q: %v", text, quoted, err)
		}
		if got := string(Unquote(nil, quoted[1:len(quoted)-1])); got != want || got != strings.ToValidUTF8(string(text), "\ufffd") && len(got) == len(text) {
			t.Errorf("%q comes back as %q, want %q", text, got, want)
		}
		if end, _ := String(text, 0); end > 0 && json.Unmarshal(text[:end], &want) == nil {
			if got := strings.ToValidUTF8(string(Unquote(nil, text[1:end-1])), "\ufffd"); got != want && !strings.Contains(want, "\ufffd") {
				t.Errorf("%q reads as %q, want %q", text[:end], got, want)
			}
		}
	})
}
