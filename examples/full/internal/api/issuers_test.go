// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

// TestRolesOfAnIssuer wants a role to come from what the authorizer let the issuer give, and from no group.
func TestRolesOfAnIssuer(t *testing.T) {
	tests := map[string]struct {
		caller auth.Principal
		status int
	}{
		"the role":                    {auth.Principal{Issuer: "cloud", Subject: "cloud|ada", Roles: []string{"other", "support"}}, http.StatusOK},
		"another role":                {auth.Principal{Issuer: "cloud", Subject: "cloud|ada", Roles: []string{"other"}}, http.StatusForbidden},
		"a group of that name":        {auth.Principal{Issuer: "cloud", Subject: "cloud|ada", Groups: []string{"support"}}, http.StatusForbidden},
		"a group of nobody's":         {auth.Principal{Subject: "ada", Groups: []string{"support"}}, http.StatusForbidden},
		"who has the name of another": {auth.Principal{Issuer: "cloud", Subject: "cloud|bob"}, http.StatusForbidden},
		"in the users table":          {auth.Principal{Subject: "bob"}, http.StatusOK},
	}
	store := users.NewMemory()
	if _, err := store.EnsureUser(t.Context(), users.User{Subject: "bob"}); err != nil {
		t.Fatal(err)
	}
	if err := store.SetRoles(t.Context(), "bob", []string{"support"}); err != nil {
		t.Fatal(err)
	}
	handler := HasRole(store, "support")(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request := httptest.NewRequestWithContext(auth.NewContext(t.Context(), test.caller), http.MethodGet, "/", http.NoBody)
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, request)
			if recorder.Code != test.status {
				t.Errorf("status %d, want %d", recorder.Code, test.status)
			}
		})
	}
}
