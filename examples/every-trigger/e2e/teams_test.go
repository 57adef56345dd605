// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"errors"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider"
	"github.com/aws/aws-sdk-go-v2/service/cognitoidentityprovider/types"

	"example.com/orchard/internal/users"
)

// TestTeam follows two people: each step needs the ones before.
func TestTeam(t *testing.T) {
	s := open(t)
	ada, bob, eve := s.client(t), s.client(t), s.client(t)
	team := ada.newTeam(t)
	path := "/teams/" + team
	bob.call(t, http.MethodGet, path, "").check(t, http.StatusNotFound)

	token := ada.invite(t, team, bob, "admin")
	ada.call(t, http.MethodGet, path+"/invitations", "").check(t, http.StatusOK, bob.email)
	eve.accept(t, token).check(t, http.StatusNotFound)
	bob.accept(t, token).check(t, http.StatusOK, team, "admin")
	bob.accept(t, token).check(t, http.StatusNotFound)
	bob.call(t, http.MethodGet, "/teams", "").check(t, http.StatusOK, team, "The Reds")
	bob.call(t, http.MethodPatch, path, `{"name":"The Blues"}`).check(t, http.StatusNoContent)
	bob.call(t, http.MethodGet, path, "").check(t, http.StatusOK, "The Blues", ada.subject, bob.subject)

	mine := path + "/members/" + bob.subject
	bob.call(t, http.MethodPut, mine, `{"role":"owner"}`).check(t, http.StatusForbidden)
	bob.call(t, http.MethodPut, path+"/owner", `{"subject":"`+bob.subject+`"}`).check(t, http.StatusForbidden)
	bob.call(t, http.MethodDelete, path, "").check(t, http.StatusForbidden)
	ada.call(t, http.MethodDelete, path+"/members/"+ada.subject, "").check(t, http.StatusConflict)
	ada.call(t, http.MethodDelete, mine, "").check(t, http.StatusNoContent)
	bob.call(t, http.MethodGet, path, "").check(t, http.StatusNotFound) // at once

	bob.accept(t, ada.invite(t, team, bob, "member")).check(t, http.StatusOK)
	ada.call(t, http.MethodPut, path+"/owner", `{"subject":"`+bob.subject+`"}`).check(t, http.StatusNoContent)
	ada.call(t, http.MethodDelete, path, "").check(t, http.StatusForbidden)
	bob.call(t, http.MethodDelete, path, "").check(t, http.StatusNoContent)
	bob.call(t, http.MethodGet, path, "").check(t, http.StatusNotFound)
	if rows := s.rows(t, bob.subject); len(rows) > 1 {
		t.Errorf("%d rows are left of bob, want no membership", len(rows))
	}
}

// TestOtherTeam has an owner of one team ask for another, in every spelling that might be taken for it.
func TestOtherTeam(t *testing.T) {
	s := open(t)
	ada, bob := s.client(t), s.client(t)
	own, other := ada.newTeam(t), bob.newTeam(t)
	for _, id := range []string{
		other, strings.ToUpper(other), own + "%2F..%2F" + other, own + "%2F" + other, "%2e%2e", "*", "%2A", "%20", "%23" + other,
		url.PathEscape("TEAM#" + other), other + "%00", strings.Repeat("x", 3000),
	} {
		for _, request := range []struct{ method, path, body string }{
			{http.MethodGet, "", ""},
			{http.MethodPatch, "", `{"name":"Mine"}`},
			{http.MethodDelete, "", ""},
			{http.MethodGet, "/invitations", ""},
			{http.MethodPost, "/invitations", `{"email":"` + ada.email + `","role":"owner"}`},
			{http.MethodPut, "/owner", `{"subject":"` + ada.subject + `"}`},
			{http.MethodPut, "/members/" + ada.subject, `{"role":"owner"}`},
			{http.MethodDelete, "/members/" + bob.subject, ""},
		} {
			got := ada.callOddly(t, request.method, "/teams/"+id+request.path, request.body)
			if got.status/100 != 4 || contains(got.body, bob.subject) {
				t.Errorf("%s of %.60s: status %d: %s", request.method+" "+request.path, id, got.status, got.body)
			}
		}
	}
	bob.call(t, http.MethodGet, "/teams/"+other, "").check(t, http.StatusOK, "The Reds", bob.subject)
	ada.call(t, http.MethodGet, "/teams/"+own, "").check(t, http.StatusOK, "The Reds", ada.subject)
	for _, path := range []string{"/teams//invitations", "/teams//members/" + bob.subject} {
		if got := ada.callOddly(t, http.MethodGet, path, ""); got.status/100 == 2 {
			t.Errorf("%s: status %d: %s", path, got.status, got.body)
		}
	}
}

// TestDemotingEachOther has two admins demote each other at the same time, through the API and in the real table: one
// of them is an admin afterwards, whoever was first.
func TestDemotingEachOther(t *testing.T) {
	s := open(t)
	store := s.store(t)
	ada, bob, cyd := s.client(t), s.client(t), s.client(t)
	team := ada.newTeam(t)
	for range 5 {
		for _, admin := range []client{bob, cyd} {
			if err := store.SetMember(t.Context(), users.Membership{TeamID: team, Subject: admin.subject, Role: users.Admin}); err != nil {
				t.Fatal(err)
			}
		}
		var both sync.WaitGroup
		var first, second answer
		demote := func(other client) string { return "/teams/" + team + "/members/" + other.subject }
		both.Go(func() { first = bob.call(t, http.MethodPut, demote(cyd), `{"role":"member"}`) })
		both.Go(func() { second = cyd.call(t, http.MethodPut, demote(bob), `{"role":"member"}`) })
		both.Wait()
		if first.status+second.status != http.StatusNoContent+http.StatusForbidden {
			t.Errorf("status %d %s and %d %s", first.status, first.body, second.status, second.body)
		}
		left := 0
		for _, admin := range []client{bob, cyd} {
			member, err := store.Membership(t.Context(), team, admin.subject)
			if err != nil {
				t.Fatal(err)
			}
			if member.Role == users.Admin {
				left++
			}
		}
		if left != 1 {
			t.Errorf("%d admins are left of two", left)
		}
	}
}

// TestAcceptedOnce has one invitation accepted many times at once.
func TestAcceptedOnce(t *testing.T) {
	s := open(t)
	ada, bob := s.client(t), s.client(t)
	team := ada.newTeam(t)
	token := ada.invite(t, team, bob, "member")
	statuses := make([]int, 5)
	var all sync.WaitGroup
	for i := range statuses {
		all.Go(func() { statuses[i] = bob.accept(t, token).status })
	}
	all.Wait()
	joined := 0
	for _, status := range statuses {
		if status == http.StatusOK {
			joined++
		}
	}
	if joined != 1 {
		t.Errorf("statuses %v, want one 200", statuses)
	}
}

func TestDeleteAccount(t *testing.T) {
	s := open(t)
	ada, bob := s.client(t), s.client(t)
	ada.call(t, http.MethodGet, meRoute, "").check(t, http.StatusOK) // stores the profile
	shared, alone, others := ada.newTeam(t), ada.newTeam(t), bob.newTeam(t)
	bob.accept(t, ada.invite(t, shared, bob, "admin")).check(t, http.StatusOK)
	bob.invite(t, others, ada, "member")

	ada.call(t, http.MethodDelete, meRoute, "").check(t, http.StatusConflict)
	ada.call(t, http.MethodPut, "/teams/"+shared+"/owner", `{"subject":"`+bob.subject+`"}`).check(t, http.StatusNoContent)
	ada.call(t, http.MethodDelete, meRoute, "").check(t, http.StatusNoContent)

	if rows := s.rows(t, ada.subject); len(rows) != 0 {
		t.Errorf("%d rows are left", len(rows))
	}
	_, err := s.store(t).Team(t.Context(), alone)
	if !errors.Is(err, users.ErrNotFound) {
		t.Errorf("the team of nobody is left: %v", err)
	}
	if got := bob.call(t, http.MethodGet, "/teams/"+shared, ""); got.status != http.StatusOK || contains(got.body, ada.subject) {
		t.Errorf("status %d: %s", got.status, got.body)
	}
	if got := bob.call(t, http.MethodGet, "/teams/"+others+"/invitations", ""); got.status != http.StatusOK || contains(got.body, ada.email) {
		t.Errorf("status %d: %s", got.status, got.body)
	}
	_, err = s.signIn(t, s.poolID, s.clientID, ada.person)
	checkRefused[*types.NotAuthorizedException](t, err)
	ada.call(t, http.MethodGet, meRoute, "").check(t, http.StatusNotFound) // the token has not expired yet
	ada.call(t, http.MethodDelete, meRoute, "").check(t, http.StatusNoContent)
}

// TestClaim repairs a team whose owner's account somebody has deleted in the console.
func TestClaim(t *testing.T) {
	s := open(t)
	ada, bob := s.client(t), s.client(t)
	team := ada.newTeam(t)
	if err := s.store(t).SetMember(t.Context(), users.Membership{TeamID: team, Subject: bob.subject, Role: users.Admin}); err != nil {
		t.Fatal(err)
	}
	claim := func() answer {
		return bob.call(t, http.MethodPut, "/teams/"+team+"/owner", `{"subject":"`+bob.subject+`"}`)
	}
	claim().check(t, http.StatusForbidden)
	_, err := s.cognito.AdminDeleteUser(t.Context(), &cognitoidentityprovider.AdminDeleteUserInput{
		UserPoolId: &s.poolID, Username: &ada.email,
	})
	if err != nil {
		t.Fatal(err)
	}
	claim().check(t, http.StatusNoContent)
	bob.call(t, http.MethodGet, "/teams/"+team, "").check(t, http.StatusOK, `"role":"owner"`)
	bob.call(t, http.MethodDelete, "/teams/"+team, "").check(t, http.StatusNoContent)
}
