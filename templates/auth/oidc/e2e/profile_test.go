// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

import (
	"net/http"
	"testing"
)

// TestProfile is about somebody whom nobody has stored: the first request does.
func TestProfile(t *testing.T) {
	s := open(t)
	p, got := s.signedIn(t)
	if rows := s.rows(t, p.subject); len(rows) != 0 {
		t.Fatal("stored before the first request")
	}
	for range 2 {
		s.get(t, meRoute, s.as(t, got)).check(t, http.StatusOK, p.subject, p.email)
	}
	if rows := s.rows(t, p.subject); len(rows) != 1 || text(rows[0]["email"]) != p.email || text(rows[0]["sk"]) != "PROFILE" {
		t.Errorf("%d rows, want one with the e-mail", len(rows))
	}
}

// TestProfileTakesVerifiedEmails follows one person through tokens of several apps.
func TestProfileTakesVerifiedEmails(t *testing.T) {
	s, first := open(t), allIssuers()[0]
	p, _ := s.signedIn(t)
	me := func(verified bool) answer {
		return s.get(t, meRoute, bearer(s.sign(t, first.name, first.algorithms[0], s.withEmail(p, verified))))
	}
	me(false).check(t, http.StatusOK, p.subject, `"email":""`)
	me(true).check(t, http.StatusOK, `"email":"`+p.email+`"`)
	before := p.email
	p.email = "new-" + before
	me(false).check(t, http.StatusOK, `"email":"`+before+`"`)
	me(true).check(t, http.StatusOK, `"email":"`+p.email+`"`)
	if rows := s.rows(t, p.subject); len(rows) != 1 || text(rows[0]["email"]) != p.email {
		t.Errorf("%d rows, want one with the new e-mail", len(rows))
	}
}
