// Managed by venture: edit freely, regenerating merges your changes.

package issuer

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
)

// serve returns the address of an issuer that signs by RSA, and one that does by a curve and names things otherwise.
func serve(t *testing.T) (string, []Issuer) {
	t.Helper()
	issuers := []Issuer{
		{Name: "login", Algorithm: "RS256", AudienceClaim: "aud", NameClaim: "preferred_username"},
		{Name: "curve", Algorithm: "ES256", AudienceClaim: "azp", NameClaim: "name"},
	}
	var handler http.Handler
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handler.ServeHTTP(w, r) }))
	t.Cleanup(server.Close)
	handler, err := New(server.URL, issuers)
	if err != nil {
		t.Fatal(err)
	}
	return server.URL, issuers
}

func ask(t *testing.T, url, body string) (token string, status int) {
	t.Helper()
	response, err := http.Post(url, "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var got struct {
		Token string `json:"access_token"`
	}
	if response.StatusCode == http.StatusOK {
		if err := json.NewDecoder(response.Body).Decode(&got); err != nil {
			t.Fatal(err)
		}
	}
	return got.Token, response.StatusCode
}

// TestTokens has the project's own verifier look at what is signed, by what the issuers say of themselves.
func TestTokens(t *testing.T) {
	url, issuers := serve(t)
	var configs []auth.Config
	for _, issuer := range issuers {
		keys, err := auth.Discover(url+"/"+issuer.Name, nil, time.Now)
		if err != nil {
			t.Fatal(err)
		}
		configs = append(configs, auth.Config{
			Name: issuer.Name, Issuers: []string{url + "/" + issuer.Name}, ClientIDs: []string{issuer.Audience()}, Keys: keys,
			Claims: auth.Claims{Client: issuer.AudienceClaim, Username: issuer.NameClaim, Groups: "groups"}, Algorithms: []string{issuer.Algorithm},
		})
	}
	verifier := auth.NewVerifier(configs...)
	for name, test := range map[string]struct {
		path, body, subject, username string
		groups                        int
		want                          error
	}{
		"ada":               {"/login/token", `{"sub":"ada"}`, "login|ada", "ada", 0, nil},
		"with groups":       {"/login/token", `{"sub":"ada","groups":["a","b"]}`, "login|ada", "ada", 2, nil},
		"by another name":   {"/login/token", `{"sub":"1","preferred_username":"ada"}`, "login|1", "ada", 0, nil},
		"of the other":      {"/curve/token", `{"sub":"ada"}`, "curve|ada", "ada", 0, nil},
		"for others":        {"/login/token", `{"sub":"ada","aud":"others"}`, "", "", 0, auth.ErrClient},
		"without an end":    {"/login/token", `{"sub":"ada","exp":null}`, "", "", 0, auth.ErrTimes},
		"as the other":      {"/login/token", `{"sub":"ada","iss":"` + url + `/curve"}`, "", "", 0, auth.ErrAlgorithm},
		"by another method": {"/login/token?alg=ES256", `{"sub":"ada"}`, "", "", 0, auth.ErrAlgorithm},
		"of nobody":         {"/login/token", `{}`, "", "", 0, auth.ErrSubject},
	} {
		t.Run(name, func(t *testing.T) {
			token, status := ask(t, url+test.path, test.body)
			got, err := verifier.Verify(t.Context(), token)
			if status != http.StatusOK || !errors.Is(err, test.want) || got.Subject != test.subject || got.Username != test.username || len(got.Groups) != test.groups {
				t.Errorf("status %d, got %+v, %v", status, got, err)
			}
		})
	}
}

func TestRefusesWhatItCannotSign(t *testing.T) {
	url, _ := serve(t)
	for name, test := range map[string]struct {
		path, body string
		status     int
	}{
		"no JSON":        {"/login/token", "sub=ada", http.StatusBadRequest},
		"no object":      {"/login/token", `["ada"]`, http.StatusBadRequest},
		"no such method": {"/login/token?alg=none", `{"sub":"ada"}`, http.StatusBadRequest},
		"no such issuer": {"/nobody/token", `{"sub":"ada"}`, http.StatusNotFound},
	} {
		if _, status := ask(t, url+test.path, test.body); status != test.status {
			t.Errorf("%s: status %d, want %d", name, status, test.status)
		}
	}
}
