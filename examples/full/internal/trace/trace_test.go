// Managed by venture: edit freely, regenerating merges your changes.

package trace

import (
	"errors"
	"regexp"
	"strings"
	"testing"
)

const (
	root      = "1-6b030645-0c5f2f3a4d1b6e7f80912a3b"
	w3cRoot   = "6b0306450c5f2f3a4d1b6e7f80912a3b"
	parent    = "53995c3f42cd8ad8"
	rootsHalf = "4d1b6e7f80912a3b"
)

func TestParseValid(t *testing.T) {
	tests := map[string]struct {
		text        string
		value       string
		traceparent string
	}{
		"root only": {
			"Root=" + root, "Root=" + root, "00-" + w3cRoot + "-" + rootsHalf + "-00",
		},
		"sampled": {
			"Root=" + root + ";Parent=" + parent + ";Sampled=1", "Root=" + root + ";Parent=" + parent + ";Sampled=1",
			"00-" + w3cRoot + "-" + parent + "-01",
		},
		"not decided": {
			"Root=" + root + ";Parent=" + parent + ";Sampled=?", "Root=" + root + ";Parent=" + parent + ";Sampled=?",
			"00-" + w3cRoot + "-" + parent + "-00",
		},
		"zero parent": {
			"Root=" + root + ";Parent=0000000000000000;Sampled=0", "Root=" + root + ";Parent=0000000000000000;Sampled=0",
			"00-" + w3cRoot + "-" + rootsHalf + "-00",
		},
		"unknown fields survive in their order": {
			"Self=1-6b030646-abc;Root=" + root + ";Lineage=1:a87bd80c:0|68fd508a:5", "Self=1-6b030646-abc;Root=" + root +
				";Lineage=1:a87bd80c:0|68fd508a:5", "00-" + w3cRoot + "-" + rootsHalf + "-00",
		},
		"spaces around fields": {
			" Root=" + root + "; Parent=" + parent + " ", "Root=" + root + ";Parent=" + parent,
			"00-" + w3cRoot + "-" + parent + "-00",
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, err := Parse(test.text)
			if err != nil {
				t.Fatal(err)
			}
			if id.String() != test.value {
				t.Errorf("String = %q, want %q", id, test.value)
			}
			if id.Root() != root {
				t.Errorf("Root = %q, want %q", id.Root(), root)
			}
			if id.Traceparent() != test.traceparent {
				t.Errorf("Traceparent = %q, want %q", id.Traceparent(), test.traceparent)
			}
		})
	}
}

func TestParseInvalid(t *testing.T) {
	tests := map[string]string{
		"empty":              "",
		"no root":            "Parent=" + parent,
		"no field":           root,
		"no key":             "=" + root,
		"no value":           "Root=" + root + ";Parent=",
		"other version":      "Root=2" + root[1:],
		"short root":         "Root=" + root[:34],
		"long root":          "Root=" + root + "0",
		"upper case root":    "Root=" + strings.ToUpper(root),
		"zero root":          "Root=1-00000000-000000000000000000000000",
		"root of no hex":     "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3g",
		"short parent":       "Root=" + root + ";Parent=53995c3f",
		"odd sampled":        "Root=" + root + ";Sampled=2",
		"second root":        "Root=" + root + ";Root=" + root,
		"second other field": "Root=" + root + ";Self=a;Self=b",
		"empty field":        "Root=" + root + ";",
		"line break":         "Root=" + root + ";Self=a\nlevel=FATAL",
		"trailing break":     "Root=" + root + "\n",
		"quote":              `Root=` + root + `;Self=a","level":"FATAL`,
		"control character":  "Root=" + root + ";Self=\x1b[2J",
		"markup":             "Root=" + root + ";Self=<script>",
		"not ascii":          "Root=" + root + ";Self=é",
		"not utf-8":          "Root=" + root + ";Self=\xff",
		"second equals sign": "Root=" + root + ";Self=a=b",
		"too long":           "Root=" + root + ";Self=" + strings.Repeat("a", maxLength),
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			id, err := Parse(text)
			if !errors.Is(err, ErrInvalid) {
				t.Fatalf("Parse = %q, %v, want ErrInvalid", id, err)
			}
			if id != (ID{}) {
				t.Errorf("Parse = %q, want the zero ID", id)
			}
			if len(text) > len(root) && strings.Contains(err.Error(), text) {
				t.Errorf("error %q quotes its input", err)
			}
		})
	}
}

func TestParseTraceparent(t *testing.T) {
	tests := map[string]struct {
		text string
		want string
	}{
		"sampled":        {"00-" + w3cRoot + "-" + parent + "-01", "Root=" + root + ";Parent=" + parent + ";Sampled=1"},
		"not sampled":    {"00-" + w3cRoot + "-" + parent + "-00", "Root=" + root + ";Parent=" + parent + ";Sampled=0"},
		"other flags":    {"00-" + w3cRoot + "-" + parent + "-02", "Root=" + root + ";Parent=" + parent + ";Sampled=0"},
		"empty":          {"", ""},
		"later version":  {"01-" + w3cRoot + "-" + parent + "-01", "Root=" + root + ";Parent=" + parent + ";Sampled=1"},
		"last version":   {"fe-" + w3cRoot + "-" + parent + "-00", "Root=" + root + ";Parent=" + parent + ";Sampled=0"},
		"later, longer":  {"01-" + w3cRoot + "-" + parent + "-01-what-may-come", "Root=" + root + ";Parent=" + parent + ";Sampled=1"},
		"no version":     {"ff-" + w3cRoot + "-" + parent + "-01", ""},
		"upper case":     {"0A-" + w3cRoot + "-" + parent + "-01", ""},
		"zero parent":    {"00-" + w3cRoot + "-0000000000000000-01", ""},
		"zero trace":     {"00-00000000000000000000000000000000-" + parent + "-01", ""},
		"longer flags":   {"01-" + w3cRoot + "-" + parent + "-01x", ""},
		"short trace":    {"00-" + w3cRoot[1:] + "-" + parent + "-01", ""},
		"short parent":   {"00-" + w3cRoot + "-" + parent[1:] + "-01", ""},
		"no flags":       {"00-" + w3cRoot + "-" + parent, ""},
		"one more part":  {"00-" + w3cRoot + "-" + parent + "-01-00", ""},
		"injected field": {"00-" + w3cRoot + "-" + parent[:8] + ";Self=ab-01", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, err := parseTraceparent(test.text, "")
			if id.String() != test.want || (err == nil) != (test.want != "") {
				t.Errorf("parseTraceparent = %q, %v, want %q", id, err, test.want)
			}
		})
	}
}

func TestTracestate(t *testing.T) {
	tests := map[string]struct{ state, want string }{
		"one":               {"vendor=value", "vendor=value"},
		"list":              {"a=1, b@c=2", "a=1, b@c=2"},
		"none":              {"", ""},
		"line break":        {"a=1\r\nSet-Cookie: b=2", ""},
		"not ascii":         {"a=é", ""},
		"as long as may be": {strings.Repeat("a", maxLength), strings.Repeat("a", maxLength)},
		"too long":          {strings.Repeat("a", maxLength+1), ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			id, err := parseTraceparent("00-"+w3cRoot+"-"+parent+"-01", test.state)
			if err != nil || id.Tracestate() != test.want {
				t.Errorf("Tracestate = %q, %v, want %q", id.Tracestate(), err, test.want)
			}
		})
	}
}

func TestNew(t *testing.T) {
	first, second := New(), New()
	if first.Root() == second.Root() {
		t.Errorf("both are %q", first)
	}
	parsed, err := Parse(first.String())
	if err != nil || parsed != first {
		t.Errorf("Parse(%q) = %q, %v", first, parsed, err)
	}
}

func TestZeroID(t *testing.T) {
	var none ID
	if none.String() != "" || none.Root() != "" || none.Traceparent() != "" {
		t.Errorf("zero ID = %q, %q, %q", none, none.Root(), none.Traceparent())
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Root=" + root)
	f.Add("Root=" + root + ";Parent=" + parent + ";Sampled=1;Lineage=1:a87bd80c:0")
	f.Add("Root=1-00000000-000000010000000000000000")
	f.Add("Self=\n;Root=" + root)
	harmless := regexp.MustCompile(`^[A-Za-z0-9_.:|/+?=;-]{1,512}$`)
	rootForm := regexp.MustCompile(`^1-[0-9a-f]{8}-[0-9a-f]{24}$`)
	traceparentForm := regexp.MustCompile(`^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$`)
	zeros := regexp.MustCompile(`-0+-`)
	f.Fuzz(func(t *testing.T, text string) {
		id, err := Parse(text)
		if err != nil {
			return
		}
		if !harmless.MatchString(id.String()) || !rootForm.MatchString(id.Root()) {
			t.Errorf("Parse(%q) = %q of root %q", text, id, id.Root())
		}
		w3c := id.Traceparent()
		if !traceparentForm.MatchString(w3c) || zeros.MatchString(w3c[2:]) {
			t.Errorf("Traceparent = %q", w3c)
		}
		if again, err := Parse(id.String()); err != nil || again != id {
			t.Errorf("Parse(%q) = %q, %v", id, again, err)
		}
		if other, err := parseTraceparent(w3c, ""); err != nil || other.Root() != id.Root() {
			t.Errorf("parseTraceparent(%q) = %q, %v", w3c, other, err)
		}
	})
}
