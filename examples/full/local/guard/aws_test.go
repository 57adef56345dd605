// Managed by venture: edit freely, regenerating merges your changes.

package guard

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const (
	header = "AWS4-HMAC-SHA256 Credential=AKIA0123456789ABCDEF/20260101/eu-west-1/iam/aws4_request, SignedHeaders=host;x-amz-date, " +
		"Signature=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
	presigned = "/bucket/key?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIA0123456789ABCDEF%2F20260101%2Feu-west-1%2Fs3%2Faws4_request" +
		"&X-Amz-Date=20260101T000000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=00&x-id=GetObject"
)

func TestSigned(t *testing.T) {
	named := func(key string) string { return strings.Replace(header, "AKIA0123456789ABCDEF", key, 1) }
	for _, test := range []struct {
		name, url     string
		authorization []string
		want          bool
	}{
		{"user", "/", []string{header}, true},
		{"role", "/", []string{named("ASIA0123456789ABCDEF")}, true},
		{"without blanks", "/", []string{strings.ReplaceAll(header, ", ", ",")}, true},
		{"presigned", presigned, nil, true},

		{"no key", "/", nil, false},
		{"empty header", "/", []string{""}, false},
		{"test", "/", []string{named("test")}, false},
		{"account", "/", []string{named("000000000000")}, false},
		{"empty key", "/", []string{named("")}, false},
		{"lower case", "/", []string{named("akia0123456789abcdef")}, false},
		{"too short", "/", []string{named("AKIA012345678")}, false},
		{"nothing but a key", "/", []string{"AWS4-HMAC-SHA256 Credential=AKIA0123456789ABCDEF/"}, false},
		{"two headers", "/", []string{header, header}, false},
		{"the root's header first", "/", []string{named("test"), header}, false},
		{"the root's header last", "/", []string{header, named("test")}, false},
		{"joined headers", "/", []string{header + ", " + named("test")}, false},
		{"two credentials", "/", []string{strings.Replace(header, " Signed", " Credential=test/20260101/eu-west-1/iam/aws4_request, Signed", 1)}, false},
		{"credential first", "/", []string{"Credential=test/, " + header}, false},
		{"blank first", "/", []string{" " + header}, false},
		{"line feed", "/", []string{header + "\n"}, false},
		{"another algorithm", "/", []string{strings.Replace(header, "HMAC-SHA256", "ECDSA-P256-SHA256", 1)}, false},
		{"longer algorithm", "/", []string{strings.Replace(header, "SHA256 ", "SHA256-PAYLOAD ", 1)}, false},
		{"second version", "/", []string{"AWS AKIA0123456789ABCDEF:c2lnbmF0dXJl"}, false},
		{"basic", "/", []string{"Basic dGVzdDp0ZXN0"}, false},
		{"header and query", presigned, []string{header}, false},
		{"header and the root's query", "/?X-Amz-Credential=test", []string{header}, false},
		{"header and the root's query in lower case", "/?x-amz-credential=test", []string{header}, false},
		{"header and a query of the second version", "/?AWSAccessKeyId=test", []string{header}, false},
		{"header and a hidden query", "/?a=1;X-Amz-Credential=test", []string{header}, false},
		{"header and a broken query", "/?a=%zz", []string{header}, false},
		{"presigned by the root", strings.Replace(presigned, "ASIA0123456789ABCDEF", "test", 1), nil, false},
		{"presigned by an account", strings.Replace(presigned, "ASIA0123456789ABCDEF", "000000000000", 1), nil, false},
		{"presigned twice", presigned + "&X-Amz-Credential=test%2F20260101%2Feu-west-1%2Fs3%2Faws4_request", nil, false},
		{"presigned in two cases", presigned + "&x-amz-credential=test", nil, false},
		{"presigned without algorithm", strings.Replace(presigned, "X-Amz-Algorithm=AWS4-HMAC-SHA256&", "", 1), nil, false},
		{"presigned without signature", strings.Replace(presigned, "&X-Amz-Signature=00", "", 1), nil, false},
		{"presigned in lower case", strings.ReplaceAll(presigned, "X-Amz-", "x-amz-"), nil, false},
		{"presigned, empty header", presigned, []string{""}, false},
		{"presigned in the second version", "/?AWSAccessKeyId=AKIA0123456789ABCDEF&Signature=00&Expires=1", nil, false},
	} {
		request := httptest.NewRequest(http.MethodPost, test.url, http.NoBody)
		if test.authorization != nil {
			request.Header["Authorization"] = test.authorization
		}
		if got := Signed(request); got != test.want {
			t.Errorf("%s: %t", test.name, got)
		}
	}
}

func TestAWS(t *testing.T) {
	for path, want := range map[string]bool{
		"/":                                    true,
		"/bucket/_ministack/health":            true,
		"/2015-03-31/functions/a/code":         true,
		"/restapis/id/stages":                  true,
		"/v2/email/outbound-emails":            true,
		"/v2/apis":                             true,
		"/_ministack/reset":                    false,
		"/_ministack/config":                   false,
		"/%5Fministack/reset":                  false,
		"/_localstack/health":                  false,
		"/health":                              false,
		"/_aws/execute-api/id/local/me":        false,
		"/_aws/lambda-url/id/":                 false,
		"/_alb/name/":                          false,
		"/restapis/id/local/_user_request_":    false,
		"/restapis/id/local/_user_request_/me": false,
		"/oauth2/token":                        false,
		"/login":                               false,
		"/logout":                              false,
		"/graphql":                             false,
		"/v1/apis/id/graphql":                  false,
		"/v2":                                  false,
		"/v2/_catalog":                         false,
		"/v2/name/manifests/latest":            false,
	} {
		request := httptest.NewRequest(http.MethodPost, path, http.NoBody)
		request.Header.Set("Authorization", header)
		passed := false
		next := http.HandlerFunc(func(http.ResponseWriter, *http.Request) { passed = true })
		recorder := httptest.NewRecorder()
		New(func(string) {}).AWS("AWS", next).ServeHTTP(recorder, request)
		if passed != want || passed == (recorder.Code == http.StatusForbidden) {
			t.Errorf("%s: passed on %t, status %d", path, passed, recorder.Code)
		}
	}
}
