// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestDecode(t *testing.T) {
	type input struct {
		Name string `json:"name"`
	}
	const kind = "application/json"
	tests := map[string]struct {
		contentType string
		body        string
		wantStatus  int
		wantDetail  string
	}{
		"json":               {kind, `{"name":"Ada"}`, 200, ""},
		"json with charset":  {kind + "; charset=utf-8", ` {"name":"Ada"} `, 200, ""},
		"largest":            {kind, `{"name":"Ada"}` + strings.Repeat(" ", maxBody-14), 200, ""},
		"too large":          {kind, `{"name":"Ada"}` + strings.Repeat(" ", maxBody-13), 413, "larger than 1 MB"},
		"too large a value":  {kind, `{"name":"` + strings.Repeat("x", maxBody), 413, "larger than 1 MB"},
		"form":               {"application/x-www-form-urlencoded", "name=Ada", 415, "application/json"},
		"no type":            {"", `{"name":"Ada"}`, 415, "application/json"},
		"nothing":            {kind, "", 400, "not one JSON value"},
		"half":               {kind, `{"name":`, 400, "not one JSON value"},
		"two values":         {kind, `{"name":"Ada"}{}`, 400, "not one JSON value"},
		"rest that is none":  {kind, `{"name":"Ada"}}`, 400, "not one JSON value"},
		"list":               {kind, `[]`, 400, "not one JSON value"},
		"wrong type":         {kind, `{"name":7}`, 400, "value of name"},
		"field not known":    {kind, `{"name":"Ada","admin":true}`, 400, "isn't known"},
		"name of other case": {kind, `{"NAME":"Ada"}`, 200, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request := traced(t, http.MethodPost)
			request.Body = io.NopCloser(strings.NewReader(test.body))
			request.Header.Set("Content-Type", test.contentType)
			answer := httptest.NewRecorder()
			var got input

			ok := Decode(answer, request, &got)

			if ok != (test.wantStatus == http.StatusOK) || answer.Code != test.wantStatus {
				t.Errorf("Decode = %t, status %d, want %d", ok, answer.Code, test.wantStatus)
			}
			if ok && got.Name != "Ada" {
				t.Errorf("read %+v", got)
			}
			if !strings.Contains(answer.Body.String(), test.wantDetail) {
				t.Errorf("body = %s, want %q in it", answer.Body, test.wantDetail)
			}
		})
	}
}

func TestCheckPath(t *testing.T) {
	long := strings.Repeat("x", 128)
	tests := map[string]bool{
		"7": true, "teamId-1": true, "A_b-9": true, long: true,
		"": false, long + "x": false, "a b": false, "a/b": false, "..": false, "Māori": false, "a\n": false, "a%20": false,
	}
	for value, want := range tests {
		request := traced(t, http.MethodGet)
		request.SetPathValue("teamId", "red")
		request.SetPathValue("id", value)
		answer := httptest.NewRecorder()
		if got := CheckPath(answer, request, "teamId", "id"); got != want {
			t.Errorf("CheckPath(%q) = %t", value, got)
		}
		if !want {
			checkAnswer(t, answer, http.StatusBadRequest,
				`{"title":"Bad Request","status":400,"detail":"The path's id is not an id.","trace_id":"`+root+`"}`)
		}
	}
}
