// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"strings"
	"testing"
)

func TestBearerToken(t *testing.T) {
	tests := map[string]struct {
		value, want string
	}{
		"usual":               {"Bearer abc.def-_", "abc.def-_"},
		"lower case":          {"bearer abc", "abc"},
		"upper case":          {"BEARER abc", "abc"},
		"several spaces":      {"Bearer   abc ", "abc"},
		"nothing":             {"", ""},
		"only the scheme":     {"Bearer", ""},
		"scheme and a space":  {"Bearer ", ""},
		"no scheme":           {"abc.def.ghi", ""},
		"another scheme":      {"Basic YTpi", ""},
		"a longer scheme":     {"Bearerx abc", ""},
		"no space":            {"Bearerabc", ""},
		"tab for a space":     {"Bearer\tabc", ""},
		"two tokens":          {"Bearer abc def", ""},
		"joined headers":      {"Bearer abc, Bearer def", ""},
		"line break":          {"Bearer abc\ndef", ""},
		"space before":        {" Bearer abc", ""},
		"not UTF-8":           {"\xff\xfe abc", ""},
		"only spaces":         {"     ", ""},
		"scheme, many spaces": {"Bearer      ", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := BearerToken(test.value)
			if got != test.want || (err == nil) != (test.want != "") {
				t.Errorf("got %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func FuzzBearerToken(f *testing.F) {
	for _, seed := range []string{"", "Bearer", "Bearer a", "bearer  a b", "\x00 \xff"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		token, err := BearerToken(value)
		if (err == nil) == (token == "") || strings.ContainsAny(token, " \t\r\n") {
			t.Errorf("%q gave %q, %v", value, token, err)
		}
	})
}
