// Managed by venture: edit freely, regenerating merges your changes.

package console

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"
	"time"
)

// newCognito asks bea for a second factor, and ada for nothing but the password.
func newCognito(t *testing.T) string {
	t.Helper()
	result := `{"AuthenticationResult":{"AccessToken":"access","IdToken":"id","RefreshToken":"refresh","ExpiresIn":600}}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct {
			AuthFlow, Session                  string
			AuthParameters, ChallengeResponses map[string]string
		}
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Error(err)
		}
		target := r.Header.Get("X-Amz-Target")
		answer, status := result, http.StatusOK
		switch action := target[strings.LastIndex(target, ".")+1:]; {
		case action == "GetId":
			answer = `{"IdentityId":"ada"}`
		case action == "GetCredentialsForIdentity":
			answer = `{"Credentials":{"AccessKeyId":"key","SecretKey":"secret","SessionToken":"session"}}`
		case asked.AuthParameters["REFRESH_TOKEN"] == "refresh":
			answer = `{"AuthenticationResult":{"AccessToken":"renewed","IdToken":"id","ExpiresIn":600}}`
		case action == "RespondToAuthChallenge" && asked.Session == "session" &&
			reflect.DeepEqual(asked.ChallengeResponses, map[string]string{"USERNAME": "bea", "SOFTWARE_TOKEN_MFA_CODE": "123456"}):
		case asked.AuthParameters["PASSWORD"] != samplePassword:
			answer, status = `{"__type":"NotAuthorizedException","message":"Incorrect username or password."}`, http.StatusBadRequest
		case asked.AuthParameters["USERNAME"] == "bea":
			answer = `{"ChallengeName":"SOFTWARE_TOKEN_MFA","Session":"session"}`
		case asked.AuthParameters["USERNAME"] == "eve":
			answer = `{"ChallengeName":"WEB_AUTHN","Session":"session"}`
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(answer))
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func TestSignsIn(t *testing.T) {
	for name, test := range map[string]struct {
		asked, answer string
		status        int
		known         bool
	}{
		"by the password":      {`{"name":"ada"}`, `{"challenge":"","name":"ada"}`, http.StatusOK, true},
		"by another password":  {`{"name":"ada","password":"x"}`, "InitiateAuth: Incorrect username or password.", http.StatusBadGateway, false},
		"without a factor":     {`{"name":"bea"}`, `{"challenge":"SOFTWARE_TOKEN_MFA","name":"bea"}`, http.StatusOK, false},
		"with it":              {`{"name":"bea","answer":"123456"}`, `{"challenge":"","name":"bea"}`, http.StatusOK, true},
		"with what is no text": {`{"name":"eve","answer":"x"}`, "eve: sign-in asks for WEB_AUTHN, which the console cannot answer", http.StatusBadGateway, false},
	} {
		t.Run(name, func(t *testing.T) {
			c := newConsole(t)
			c.target = &target{cognito: newCognito(t)}
			header := map[string]string{"Cookie": "console=" + testToken, "Origin": own, "Content-Type": "application/json"}
			got := serve(c, http.MethodPost, "/console/people", test.asked, header)
			if got.Code != test.status || strings.TrimSpace(got.Body.String()) != test.answer || len(c.people) > 0 != test.known {
				t.Errorf("%d %s, knows %d", got.Code, got.Body, len(c.people))
			}
		})
	}
}

func TestSignsInAgain(t *testing.T) {
	c := newConsole(t)
	running := &target{cognito: newCognito(t)}
	c.people["bea"] = &person{name: "bea", refresh: "refresh", until: time.Now().Add(-time.Second)}
	request := httptest.NewRequest(http.MethodGet, own, http.NoBody)
	if err := c.prove(request, running, "bea"); err != nil {
		t.Fatal(err)
	}
	if proof := request.Header.Get("Authorization"); proof != "Bearer renewed" {
		t.Errorf("proof %q", proof)
	}
	if p := c.people["bea"]; p.refresh != "refresh" || time.Until(p.until) < time.Minute {
		t.Errorf("person %+v", p)
	}
	if err := c.prove(request, running, "ada"); err == nil {
		t.Error("somebody who hasn't signed in has a proof")
	}
}
