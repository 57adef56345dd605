// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestParseObject(t *testing.T) {
	many := func(n int) string {
		var members []string
		for i := range n {
			members = append(members, fmt.Sprintf(`"m%d":0`, i))
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	tests := map[string]bool{
		`{}`: true, ` { } `: true, `{"a":1}`: true, "{\n\t\"a\" : [ 1 , {\"b\":\"]}\"} ] ,\r\n\"b\":{} }": true, `{"a":"\\","b":"\"}"}`: true,
		`{"":1,"a":{"a":1}}`: true, `{"a":[],"A":0}`: true, many(maxMembers): true,
		``: false, `[]`: false, `null`: false, `"{}"`: false, `{"a":1}{}`: false, `{"a":1,}`: false, `{"a":1}x`: false, `{'a':1}`: false,
		`{"a":1,"a":2}`: false, `{"a":1,"\u0061":2}`: false, `{"\ud800":1,"\ud801":2}`: false, "{\"a\":\"\xff\"}": false,
		"\ufeff{}": false, many(maxMembers + 1): false,
	}
	for text, want := range tests {
		if got, ok := parseObject([]byte(text)); ok != want {
			t.Errorf("%.40q: got %v, %t", text, got, ok)
		}
	}
}

// FuzzParseObject holds the reader against encoding/json.
func FuzzParseObject(f *testing.F) {
	for _, seed := range []string{`{}`, `{"a":1}`, `{"a":{"b":["}"]},"c":"\"\\"}`, `{"a" : "\u0061\n" , "b":-1.5e3}`, `[1]`, `{"a":1,"a":2}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		members, ok := parseObject([]byte(text))
		if !ok {
			return
		}
		var want map[string]any
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatalf("%q is taken for an object: %v", text, err)
		}
		got := map[string]any{}
		for _, m := range members {
			var value any
			if err := json.Unmarshal(m.value, &value); err != nil {
				t.Fatalf("%q: value %q: %v", text, m.value, err)
			}
			got[string(m.name)] = value
			if plain, isText := value.(string); isText && members.text(string(m.name)) != plain {
				t.Errorf("%q: text %q, want %q", text, members.text(string(m.name)), plain)
			}
		}
		if len(got) != len(members) || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	})
}
