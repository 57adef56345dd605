// Managed by venture: edit freely, regenerating merges your changes.

package guard

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestAPI wants no key let through that the emulator would believe without a look at the signature.
func TestAPI(t *testing.T) {
	const path = "/restapis/id/local/_user_request_"
	root := strings.Replace(header, "AKIA0123456789ABCDEF", "test", 1)
	_, signature, _ := strings.Cut(presigned, "?")
	for _, test := range []struct {
		name, url     string
		authorization []string
		want          bool
	}{
		{"nobody", path + "/world", nil, true},
		{"nobody, with a query", path + "/world?q=a%20b&x=1", nil, true},
		{"a token", path + "/world", []string{"Bearer a.b.c"}, true},
		{"a role", path + "/me", []string{strings.Replace(header, "AKIA", "ASIA", 1)}, true},
		{"presigned", path + "/me?" + signature, nil, true},

		{"another path", "/me", nil, false},
		{"another API", "/restapis/other/local/_user_request_/me", nil, false},
		{"another stage", "/restapis/id/dev/_user_request_/me", nil, false},
		{"the emulator's own", "/_ministack/reset", nil, false},
		{"the root", path + "/me", []string{root}, false},
		{"the root after a token", path + "/me", []string{"Bearer a.b.c", root}, false},
		{"the root in the query", path + "/me?X-Amz-Credential=test", nil, false},
		{"the root in the query, in lower case", path + "/me?x-amz-credential=test", nil, false},
		{"the root in an escaped query", path + "/me?X%2DAmz-Credential=test", nil, false},
		{"the root by the second version", path + "/me", []string{"AWS test:c2lnbmF0dXJl"}, false},
		{"the root by the second version in the query", path + "/me?AWSAccessKeyId=test", nil, false},
		{"hidden in the query", path + "/me?a=1;X-Amz-Credential=test", nil, false},
	} {
		request := httptest.NewRequest(http.MethodGet, test.url, http.NoBody)
		request.Header["Authorization"] = test.authorization
		passed := false
		answer := httptest.NewRecorder()
		New(func(string) {}).API("the API", path, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
			passed = true
		})).ServeHTTP(answer, request)
		if passed != test.want || passed == (answer.Code == http.StatusForbidden) {
			t.Errorf("%s: passed on %t, status %d: %s", test.name, passed, answer.Code, answer.Body)
		}
	}
}
