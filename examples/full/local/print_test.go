// Managed by venture: edit freely, regenerating merges your changes.

package main

import (
	"encoding/json"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/local/store"
)

func TestLine(t *testing.T) {
	line := store.Line{
		Message: json.RawMessage(`{"level":"WARN","message":"low","route":"/a","trace_id":"1-2-3","b":1}`),
		Labels:  store.Labels{Level: "WARN", Function: "shop-local-a", TraceID: "1-2-3"},
	}
	var plainText, coloured strings.Builder
	newPrinter(&plainText, false).line(line)
	newPrinter(&coloured, true).line(line)
	if !strings.HasSuffix(plainText.String(), " WARN  shop-local-a 1-2-3 low b=1 route=\"/a\"\n") {
		t.Errorf("printed %q", plainText.String())
	}
	if !strings.Contains(coloured.String(), yellow+"WARN ") || strings.Contains(plainText.String(), "\x1b") {
		t.Errorf("printed %q and %q", coloured.String(), plainText.String())
	}
}

func TestLineSteersNoTerminal(t *testing.T) {
	var text strings.Builder
	newPrinter(&text, false).line(store.Line{
		Message: json.RawMessage(`"a\u001b[2Jb\nc"`),
		Labels:  store.Labels{Function: "\x1b]0;x\a"},
	})
	if strings.ContainsAny(text.String(), "\x1b\a") || strings.Count(text.String(), "\n") != 1 {
		t.Errorf("printed %q", text.String())
	}
}

func TestLineOfThePlatform(t *testing.T) {
	var text strings.Builder
	newPrinter(&text, false).line(store.Line{Message: json.RawMessage(`"START RequestId: 1 Version: 2"`)})
	if text.Len() > 0 {
		t.Errorf("printed %q", text.String())
	}
}
