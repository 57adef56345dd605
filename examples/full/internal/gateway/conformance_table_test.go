// Managed by venture: edit freely, regenerating merges your changes.

package gateway

import (
	"errors"
	"io"
	"math"
	"net/http"
	"slices"
	"strings"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

// echo answers with the body that came, and says in headers what else did.
func echo(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		panic(err)
	}
	w.Header().Set("X-Method", r.Method)
	w.Header().Set("X-Path", r.URL.Path+" "+r.URL.EscapedPath()+" "+r.RequestURI)
	w.Header()["X-Tags"] = slices.Concat(r.URL.Query()["tag"], r.Header.Values("X-Tag"))
	_, _ = w.Write(body)
}

// answer makes a handler of a status, one header and a body.
func answer(status int, name, value, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header()[name] = []string{value}
		w.WriteHeader(status)
		_, _ = io.WriteString(w, body)
	}
}

// queried tells the values of each name: their order is in the event, that of the names is not.
func queried(w http.ResponseWriter, r *http.Request) {
	_, _ = io.WriteString(w, r.URL.Query().Encode())
}

func cookieNames(w http.ResponseWriter, r *http.Request) {
	for _, cookie := range r.Cookies() {
		w.Header().Add("X-Cookie", cookie.String())
	}
}

// decodes wants a body of one known field.
func decodes(w http.ResponseWriter, r *http.Request) {
	var input struct {
		Name string `json:"name"`
	}
	if api.Decode(w, r, &input) {
		api.JSON(w, http.StatusCreated, input)
	}
}

func routes() http.HandlerFunc {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /teams/{teamId}", func(w http.ResponseWriter, r *http.Request) { api.JSON(w, http.StatusOK, r.PathValue("teamId")) })
	mux.HandleFunc("GET /folder/", echo)
	return mux.ServeHTTP
}

// request is one to be answered alike by every side.
type request struct {
	method  string
	target  string
	header  http.Header
	body    string
	handler http.HandlerFunc
}

func (r request) request(t *testing.T) *http.Request {
	t.Helper()
	made, err := http.NewRequestWithContext(t.Context(), r.method, "http://localhost"+r.target, strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	if r.header != nil {
		made.Header = r.header.Clone()
	}
	made.Header.Set("X-Amzn-Trace-Id", "Root=1-6b030645-0c5f2f3a4d1b6e7f80912a3b")
	return made
}

func requests() map[string]request {
	const png = "\x89PNG\r\n\x1a\n\x00\xff"
	json := http.Header{"Content-Type": {"application/json"}}
	page, other := http.Header{"Origin": {webOrigin}}, http.Header{"Origin": {"https://evil.example.com"}}
	preflight := func(origin http.Header) http.Header {
		asks := origin.Clone()
		asks.Set("Access-Control-Request-Method", "PUT")
		return asks
	}
	return map[string]request{
		"get":                   {"GET", "/", nil, "", echo},
		"head":                  {"HEAD", "/", nil, "", answer(200, "Content-Type", "text/plain", "x")},
		"post":                  {"POST", "/teams", nil, `{"name":"Māori ✓"}`, echo},
		"post of bytes":         {"POST", "/photos", nil, png, echo},
		"post of nothing":       {"POST", "/teams", nil, "", echo},
		"put":                   {"PUT", "/teams/7", nil, "<html>", echo},
		"patch":                 {"PATCH", "/teams/7", nil, "{}", echo},
		"delete":                {"DELETE", "/teams/7", nil, "", answer(204, "X-Gone", "7", "")},
		"options":               {"OPTIONS", "/teams", nil, "", echo},
		"encoded path":          {"GET", "/teams/red%20%26%20blue/100%252F7%2F8", nil, "", echo},
		"repeated query":        {"GET", "/?tag=z&tag=a&tag=%26%3D", nil, "", echo},
		"repeated header":       {"GET", "/", http.Header{"X-Tag": {"z", "a"}}, "", echo},
		"large":                 {"POST", "/", nil, strings.Repeat("✓ ", 300_000), echo},
		"large, bytes":          {"POST", "/", nil, strings.Repeat(png, 200_000), echo},
		"image":                 {"GET", "/", nil, "", answer(200, "Content-Type", "image/png", png)},
		"pdf, type found out":   {"GET", "/", nil, "", answer(200, "X-Kind", "pdf", "%PDF-1.7\n\xe2\xe3\xcf\xd3")},
		"gzip":                  {"GET", "/", nil, "", answer(200, "Content-Encoding", "gzip", "\x1f\x8b\x08\x00\xff")},
		"protobuf":              {"GET", "/", nil, "", answer(200, "Content-Type", "application/x-protobuf", "\x08\x96\x01")},
		"status of its own":     {"GET", "/", nil, "", answer(418, "X-Kind", "teapot", "short and stout")},
		"status 0":              {"GET", "/", nil, "", answer(0, "X-Kind", "bug", "x")},
		"status 99":             {"GET", "/", nil, "", answer(99, "X-Kind", "bug", "x")},
		"status 1000":           {"GET", "/", nil, "", answer(1000, "X-Kind", "bug", "x")},
		"line breaks in value":  {"GET", "/", nil, "", answer(200, "X-Kind", " a\r\nSet-Cookie: b=1\n", "x")},
		"name that is none":     {"GET", "/", nil, "", answer(200, "X Kind: a\r\nX-Other", "b", "x")},
		"header without values": {"GET", "/", nil, "", func(w http.ResponseWriter, _ *http.Request) { w.Header()["X-Kind"] = nil }},
		"panic":                 {"GET", "/", nil, "", func(http.ResponseWriter, *http.Request) { panic("boom") }},

		"slash and dots, encoded": {"GET", "/teams/%2e%2e/a%2Fb/%2E", nil, "", echo},
		"signs in a path":         {"GET", "/a+b;c=d,e:f@g!$&'()*~", nil, "", echo},
		"letters in a path":       {"GET", "/m%C4%81ori/%E2%9C%93", nil, "", echo},
		"no UTF-8 in a path":      {"GET", "/%ff%fe", nil, "", echo},
		"empty parts of a path":   {"GET", "//teams///7/", nil, "", echo},
		"query without values":    {"GET", "/?a&b=&a=", nil, "", queried},
		"query of many forms":     {"GET", "/?q=a+b&q=a%20b&Q=%C4%81&q=%2B&a[]=1&z=%25&z=%00", nil, "", queried},
		"cookies":                 {"GET", "/", http.Header{"Cookie": {"a=1; b=2", "c=3"}}, "", cookieNames},
		"values of all kinds":     {"GET", "/", http.Header{"X-Tag": {"", "a,b", "\"c\"", "m\u0101ori", "  d "}}, "", echo},
		"head, type found out":    {"HEAD", "/", nil, "", answer(200, "X-Kind", "page", "<html>")},
		"cookies of the answer":   {"GET", "/", nil, "", func(w http.ResponseWriter, _ *http.Request) { w.Header()["Set-Cookie"] = []string{"a=1", "b=2"} }},
		"no content, with a body": {"GET", "/", nil, "", answer(204, "X-Kind", "bug", "x")},
		"not modified":            {"GET", "/", nil, "", answer(304, "Etag", `"1"`, "")},
		"redirect":                {"GET", "/a/b", nil, "", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "../c", http.StatusSeeOther) }},

		"route":              {"GET", "/teams/red%20%2F%20blue", nil, "", routes()},
		"no such route":      {"GET", "/users/7", nil, "", routes()},
		"no such method":     {"DELETE", "/teams/7", nil, "", routes()},
		"path to be cleaned": {"GET", "//teams/../teams/7", nil, "", routes()},
		"folder":             {"GET", "/folder?tag=1", nil, "", routes()},

		"json":            {"POST", "/", json, `{"name":"Ada"}`, decodes},
		"no json":         {"POST", "/", json, `{"name":`, decodes},
		"field not known": {"POST", "/", json, `{"name":"Ada","admin":true}`, decodes},
		"no type":         {"POST", "/", nil, `{"name":"Ada"}`, decodes},
		"too large":       {"POST", "/", json, `{"name":"` + strings.Repeat("x", 2<<20) + `"}`, decodes},
		"largest of all":  {"POST", "/", nil, strings.Repeat("x", 4<<20), echo},

		"problem":          {"GET", "/", nil, "", func(w http.ResponseWriter, r *http.Request) { api.Problem(w, r, http.StatusNotFound, "No such team.") }},
		"failure":          {"GET", "/", nil, "", func(w http.ResponseWriter, r *http.Request) { api.Fail(w, r, errors.New("table is gone")) }},
		"value of no json": {"GET", "/", nil, "", func(w http.ResponseWriter, _ *http.Request) { api.JSON(w, http.StatusOK, math.NaN()) }},

		"page":                  {"GET", "/", page, "", echo},
		"page, failure":         {"GET", "/", page, "", func(http.ResponseWriter, *http.Request) { panic("boom") }},
		"page, preflight":       {"OPTIONS", "/", preflight(page), "", echo},
		"other page":            {"GET", "/", other, "", echo},
		"other page, preflight": {"OPTIONS", "/", preflight(other), "", echo},
	}
}
