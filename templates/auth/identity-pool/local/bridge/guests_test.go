// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGuestsAreRefused(t *testing.T) {
	const login = `{"Logins":{"cognito-idp.eu-west-1.amazonaws.com/eu-west-1_1":"a.b.c"}}`
	for _, test := range []struct {
		name, target, body string
		status             int
	}{
		{"who signed in", identityPrefix + "GetId", login, http.StatusOK},
		{"who signed in, for keys", identityPrefix + "GetCredentialsForIdentity", login, http.StatusOK},
		{"sign-in itself", targetPrefix + "InitiateAuth", `{}`, http.StatusOK},
		{"guest", identityPrefix + "GetId", `{"IdentityPoolId":"eu-west-1:1"}`, http.StatusBadRequest},
		{"guest, for keys", identityPrefix + "GetCredentialsForIdentity", `{"IdentityId":"eu-west-1:1","Logins":{}}`, http.StatusBadRequest},
		{"no login", identityPrefix + "GetId", `{"Logins":null}`, http.StatusBadRequest},
		{"no body", identityPrefix + "GetId", ``, http.StatusBadRequest},
	} {
		t.Run(test.name, func(t *testing.T) {
			passed := ""
			handler := refuseGuests(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				body, err := io.ReadAll(r.Body)
				if err != nil {
					t.Error(err)
				}
				passed = string(body)
			}))
			request := httptest.NewRequest(http.MethodPost, "/", strings.NewReader(test.body))
			request.Header.Set("X-Amz-Target", test.target)
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, request)
			if answer.Code != test.status || test.status == http.StatusOK && passed != test.body {
				t.Errorf("status %d, passed on %q", answer.Code, passed)
			}
		})
	}
}
