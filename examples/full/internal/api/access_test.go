// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"git.lighthouse.example/platform/lighthouse/internal/auth"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

var errStore = errors.New("table is gone")

// store knows one user and one membership, or fails.
type store struct {
	err error
}

func (s store) User(_ context.Context, subject string) (users.User, error) {
	switch {
	case s.err != nil:
		return users.User{}, s.err
	case subject != "ada":
		return users.User{}, users.ErrNotFound
	default:
		return users.User{Subject: "ada", Roles: []string{"editor", "support"}}, nil
	}
}

func (s store) Membership(_ context.Context, teamID, subject string) (users.Membership, error) {
	switch {
	case s.err != nil:
		return users.Membership{}, s.err
	case teamID != "red" || subject != "ada":
		return users.Membership{}, users.ErrNotFound
	default:
		return users.Membership{TeamID: "red", Subject: "ada", Role: users.Admin}, nil
	}
}

func TestAccess(t *testing.T) {
	called := false
	next := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		called = true
		w.WriteHeader(http.StatusNoContent)
	})
	var (
		public     = Public(next)
		signedIn   = SignedIn(next)
		editor     = HasRole(store{}, "editor")(next)
		admin      = HasRole(store{}, "admin")(next)
		broken     = HasRole(store{errStore}, "editor")(next)
		member     = HasTeamRole(store{}, users.Member)(next)
		teamAdmin  = HasTeamRole(store{}, users.Admin)(next)
		owner      = HasTeamRole(store{}, users.Owner)(next)
		brokenTeam = HasTeamRole(store{errStore}, users.Member)(next)
	)
	const (
		signIn   = `{"title":"Unauthorized","status":401,"detail":"Sign in first.","trace_id":"` + root + `"}`
		noTeam   = `{"title":"Not Found","status":404,"detail":"No such team.","trace_id":"` + root + `"}`
		noEditor = `{"title":"Forbidden","status":403,"detail":"This needs the role editor.","trace_id":"` + root + `"}`
		noAdmin  = `{"title":"Forbidden","status":403,"detail":"This needs the role admin.","trace_id":"` + root + `"}`
		noOwner  = `{"title":"Forbidden","status":403,"detail":"This needs the team role owner.","trace_id":"` + root + `"}`
		failed   = `{"title":"Internal Server Error","status":500,"trace_id":"` + root + `"}`
	)
	tests := map[string]struct {
		handler  http.Handler
		caller   string
		team     string
		status   int
		wantBody string
	}{
		"public":                     {public, "", "", 204, ""},
		"signed in":                  {signedIn, "ada", "", 204, ""},
		"not signed in":              {signedIn, "", "", 401, signIn},
		"role":                       {editor, "ada", "", 204, ""},
		"role, not signed in":        {editor, "", "", 401, signIn},
		"role, unknown user":         {editor, "bob", "", 403, noEditor},
		"role, other roles":          {admin, "ada", "", 403, noAdmin},
		"role, no store":             {broken, "ada", "", 500, failed},
		"team, higher role":          {member, "ada", "red", 204, ""},
		"team, same role":            {teamAdmin, "ada", "red", 204, ""},
		"team, lower role":           {owner, "ada", "red", 403, noOwner},
		"team, not signed in":        {member, "", "red", 401, signIn},
		"team, not a member":         {member, "bob", "red", 404, noTeam},
		"team, unknown team":         {member, "bob", "blue", 404, noTeam},
		"team, not named":            {member, "ada", "", 404, noTeam},
		"team, no store":             {brokenTeam, "ada", "red", 500, failed},
		"team, no store, signed out": {brokenTeam, "", "red", 401, signIn},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			request := traced(t, http.MethodGet)
			if test.caller != "" {
				request = request.WithContext(auth.NewContext(request.Context(), auth.Principal{Subject: test.caller}))
			}
			request.SetPathValue("teamId", test.team)
			answer := httptest.NewRecorder()
			called = false

			test.handler.ServeHTTP(answer, request)

			checkAnswer(t, answer, test.status, test.wantBody)
			if letIn := test.status == http.StatusNoContent; called != letIn {
				t.Errorf("the handler was called: %t, want %t", called, letIn)
			}
			wantChallenge := ""
			if test.status == http.StatusUnauthorized {
				wantChallenge = "Bearer"
			}
			if got := answer.Header().Get("WWW-Authenticate"); got != wantChallenge {
				t.Errorf("WWW-Authenticate = %q, want %q", got, wantChallenge)
			}
		})
	}
}

func TestStoreErrorIsLogged(t *testing.T) {
	request := traced(t, http.MethodGet)
	request = request.WithContext(auth.NewContext(request.Context(), auth.Principal{Subject: "ada"}))
	handler := HasTeamRole(store{errStore}, users.Member)(http.NotFoundHandler())
	_, records := serve(t, handler.ServeHTTP, request)
	if len(records) != 1 || records[0]["error"] != "read membership: table is gone" {
		t.Errorf("logged %v", records)
	}
}
