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

func TestClaimsWithinOthers(t *testing.T) {
	deep := strings.Repeat(`{"a":`, 4000) + `["x"]` + strings.Repeat("}", 4000)
	claims := `{"realm_access":{"roles":["staff",7,"owners"]},"https://acme.example/roles":["url"],"a.b":["dotted"],` +
		`"/roles":["slash"],"x~y":{"":["empty"],"a/b":["escaped"]},"list":[{"roles":["in a list"]}],"text":"{\"roles\":[\"x\"]}",` +
		`"twice":{"roles":["one"],"roles":["two"]},"none":null,"number":1,"nested":{"roles":{"roles":["x"]}},"deep":` + deep + `}`
	object, ok := parseObject([]byte(claims))
	if !ok {
		t.Fatal("the claims are refused")
	}
	for claim, want := range map[string][]string{
		"/realm_access/roles": {"staff", "owners"}, "https://acme.example/roles": {"url"}, "a.b": {"dotted"},
		"/a.b": {"dotted"}, "/https:~1~1acme.example~1roles": {"url"}, "/~1roles": {"slash"}, "/x~0y/a~1b": {"escaped"},
		// Nothing is followed but objects.
		"/realm_access": nil, "/realm_access/roles/0": nil, "/realm_access/Roles": nil, "/Realm_access/roles": nil,
		"/list/0/roles": nil, "/text/roles": nil, "/none/roles": nil, "/number/roles": nil, "/missing/roles": nil,
		"/nested/roles": nil, "/twice/roles": nil, "realm_access": nil, "realm_access/roles": nil, "realm_access.roles": nil,
		"": nil, "/": nil, "/" + strings.Repeat("a/", 60) + "a": nil, "/deep" + strings.Repeat("/a", 60): nil,
	} {
		if got := object.textsAt(claim); !reflect.DeepEqual(got, want) {
			t.Errorf("%.40q: got %q, want %q", claim, got, want)
		}
	}
	if got := object.textAt("/text/roles"); got != "" {
		t.Errorf("a text within a text is followed: %q", got)
	}
}

// A claim at the top costs what it did before there were others.
func TestFlatClaimsAllocateNothing(t *testing.T) {
	object, _ := parseObject([]byte(`{"username":"ada"}`))
	if n := testing.AllocsPerRun(100, func() { object.follow("username") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// FuzzClaimsWithinOthers holds what is followed against encoding/json.
func FuzzClaimsWithinOthers(f *testing.F) {
	for _, seed := range []string{`{"a":{"b":"x"}}`, `{"a":{"b":["x"]}}`, `{"a":[{"b":"x"}]}`, `{"a":{"b":{}}}`, `{"a":"{}"}`, `{"a":{"b":"x","b":"y"}}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		claims, ok := parseObject([]byte(text))
		if !ok {
			return
		}
		got := claims.textAt("/a/b")
		var want map[string]any
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		within, _ := want["a"].(map[string]any)
		plain, _ := within["b"].(string)
		if got != plain && got != "" { // which is also what is refused, such as a claim that stands twice
			t.Errorf("%q: got %q, want %q", text, got, plain)
		}
	})
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
