// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// full answers for a stack whose table has that many items.
func full(items int) *target {
	rows := make([]string, items)
	for i := range rows {
		rows[i] = fmt.Sprintf(`{"pk":{"S":"TEAM#%03d"},"sk":{"S":"META"},"name":{"S":"Team %03d"}}`, i, i)
	}
	answers := map[string]string{
		"ListTables": `{"TableNames":["users"]}`,
		"Scan":       `{"Items":[` + strings.Join(rows, ",") + `]}`,
	}
	return &target{call: func(_ context.Context, _, _, _ string, header http.Header, _ []byte) ([]byte, error) {
		_, action, _ := strings.Cut(header.Get("X-Amz-Target"), ".")
		if answer := answers[action]; answer != "" {
			return []byte(answer), nil
		}
		return []byte("{}"), nil
	}}
}

func TestShowsNotAllOfALongTable(t *testing.T) {
	for items, want := range map[int]struct {
		rows int
		more bool
	}{maxRows: {maxRows, false}, maxRows + 1: {maxRows, true}} {
		var got struct{ Tables []table }
		answer := httptest.NewRecorder()
		(&Console{target: full(items)}).data(answer, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
		if err := json.Unmarshal(answer.Body.Bytes(), &got); err != nil || len(got.Tables) != 1 {
			t.Fatal(err, answer.Body)
		}
		if one := got.Tables[0]; len(one.Rows) != want.rows || one.More != want.more {
			t.Errorf("of %d items %d, more %t", items, len(one.Rows), one.More)
		}
	}
}
