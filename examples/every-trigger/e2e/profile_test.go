// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"net/http"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"
)

// TestMembersProfile is about an account no trigger has seen: the first request stores it.
func TestMembersProfile(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	if rows := s.rows(t, p.subject); len(rows) != 0 {
		t.Fatal("stored before the first request")
	}
	for range 2 {
		s.get(t, meRoute, s.as(t, got)).check(t, http.StatusOK, p.subject, p.email)
	}
	if rows := s.rows(t, p.subject); len(rows) != 1 || text(rows[0]["email"]) != p.email {
		t.Errorf("%d rows, want one with the e-mail", len(rows))
	}
}

// TestProfileFollowsTheAccount keeps one sign-in while the account behind it changes, and goes.
func TestProfileFollowsTheAccount(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	account, err := s.cognito.AdminGetUser(t.Context(), &cognitoidentityprovider.AdminGetUserInput{UserPoolId: &s.poolID, Username: &p.email})
	if err != nil {
		t.Fatal(err)
	}
	username, caller := *account.Username, s.as(t, got)
	profile := func() answer { return s.get(t, meRoute, caller) }
	done := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	profile().check(t, http.StatusOK, p.email)

	changed := somebody()
	done(s.cognito.AdminUpdateUserAttributes(t.Context(), &cognitoidentityprovider.AdminUpdateUserAttributesInput{
		UserPoolId: &s.poolID, Username: &username,
		UserAttributes: []types.AttributeType{{Name: aws.String("email"), Value: &changed.email}},
	}))
	profile().check(t, http.StatusOK, changed.email)

	done(s.cognito.AdminDisableUser(t.Context(), &cognitoidentityprovider.AdminDisableUserInput{UserPoolId: &s.poolID, Username: &username}))
	profile().check(t, http.StatusNotFound)
	done(s.cognito.AdminEnableUser(t.Context(), &cognitoidentityprovider.AdminEnableUserInput{UserPoolId: &s.poolID, Username: &username}))
	profile().check(t, http.StatusOK)

	done(s.cognito.AdminDeleteUser(t.Context(), &cognitoidentityprovider.AdminDeleteUserInput{UserPoolId: &s.poolID, Username: &username}))
	profile().check(t, http.StatusNotFound)
	done(s.create(t, s.poolID, p)) // who has the name now is somebody else
	profile().check(t, http.StatusNotFound)
}
