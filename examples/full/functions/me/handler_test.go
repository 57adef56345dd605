package me

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-lambda-go/events"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/gateway"
	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const (
	subject = "7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11"
	created = `{"subject":"` + subject + `","email":"ada@example.com","emailVerified":true,"roles":[],"createdAt":"2030-01-02T03:04:05Z"}`
	gone    = `{"title":"Not Found","status":404,"detail":"This account does not exist."}`
	failed  = `{"title":"Internal Server Error","status":500}`
)

func now() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }

func TestHandler(t *testing.T) {
	outage := errors.New("outage of user pool pool-1")
	sample := users.Account{Email: "ada@example.com", Verified: true}
	known := &users.User{Subject: subject, Email: "old@example.com", CreatedAt: now().Add(-time.Hour)}
	tests := map[string]struct {
		stored   *users.User
		accounts accountsFunc
		status   int
		body     string
	}{
		"known": {
			known, answers(users.Account{Email: "old@example.com"}, nil), http.StatusOK,
			`{"subject":"` + subject + `","email":"old@example.com","emailVerified":false,"roles":["support"],"createdAt":"2030-01-02T02:04:05Z"}`,
		},
		"e-mail changed": {
			known, answers(sample, nil), http.StatusOK,
			`{"subject":"` + subject + `","email":"ada@example.com","emailVerified":true,"roles":["support"],"createdAt":"2030-01-02T02:04:05Z"}`,
		},
		"never seen": {nil, answers(sample, nil), http.StatusOK, created},
		"no contact": {
			nil, answers(users.Account{}, nil), http.StatusOK,
			`{"subject":"` + subject + `","email":"","emailVerified":false,"roles":[],"createdAt":"2030-01-02T03:04:05Z"}`,
		},
		"account gone, disabled, or another's": {known, answers(users.Account{}, users.ErrNotFound), http.StatusNotFound, gone},
		"never seen, and gone":                 {nil, answers(users.Account{}, users.ErrNotFound), http.StatusNotFound, gone},
		"outage":                               {known, answers(users.Account{}, outage), http.StatusInternalServerError, failed},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			store := users.NewMemory()
			if test.stored != nil {
				_, err := store.SyncUser(t.Context(), *test.stored)
				if err := errors.Join(err, store.SetRoles(t.Context(), subject, []string{"support"})); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 { // the second time, the user is known
				expectAnswer(t, New(store, test.accounts, now), test.status, test.body)
			}
			if _, err := store.User(t.Context(), subject); (err != nil) != (test.stored == nil && test.status != http.StatusOK) {
				t.Errorf("stored: %v", err)
			}
		})
	}
}

func TestHandlerCreatesOnce(t *testing.T) {
	h := New(users.NewMemory(), answers(users.Account{Email: "ada@example.com", Verified: true}, nil), now)
	var callers sync.WaitGroup
	for range 20 {
		callers.Go(func() { expectAnswer(t, h, http.StatusOK, created) })
	}
	callers.Wait()
}

func TestHandlerReportsAStoreThatIsDown(t *testing.T) {
	expectAnswer(t, New(brokenStore{}, answers(users.Account{}, nil), now), http.StatusInternalServerError, failed)
}

func TestNobodyIsTurnedAway(t *testing.T) {
	event := readEvent(t)
	event.RequestContext.Authorizer = nil
	h := api.SignedIn(New(users.NewMemory(), answers(users.Account{}, nil), now))
	response, err := gateway.Adapter{Handler: h}.Handle(t.Context(), event)
	if err != nil || response.StatusCode != http.StatusUnauthorized {
		t.Errorf("got %d, %v", response.StatusCode, err)
	}
}

func expectAnswer(t *testing.T, h http.Handler, status int, body string) {
	t.Helper()
	response, err := gateway.Adapter{Handler: h}.Handle(t.Context(), readEvent(t))
	if err != nil || response.StatusCode != status || response.Body != body {
		t.Errorf("got  %d %s, %v\nwant %d %s", response.StatusCode, response.Body, err, status, body)
	}
}

// readEvent returns an event as API Gateway sends it.
func readEvent(t *testing.T) (event events.APIGatewayProxyRequest) {
	t.Helper()
	text, err := os.ReadFile("testdata/event.json")
	if err != nil {
		t.Error(err)
	}
	if err := json.Unmarshal(text, &event); err != nil {
		t.Error(err)
	}
	return event
}

type accountsFunc func(username, subject string) (users.Account, error)

func (f accountsFunc) Account(_ context.Context, username, subject string) (users.Account, error) {
	return f(username, subject)
}

func answers(account users.Account, err error) accountsFunc {
	return func(username, of string) (users.Account, error) {
		if username != "ada" || of != subject {
			return users.Account{}, errors.New("asked for " + username + " as " + of)
		}
		return account, err
	}
}

type brokenStore struct{}

func (brokenStore) User(context.Context, string) (users.User, error) {
	return users.User{}, errors.New("outage of table acme-dev-users")
}

func (brokenStore) SyncUser(context.Context, users.User) (users.User, error) {
	return users.User{}, errors.New("outage of table acme-dev-users")
}
