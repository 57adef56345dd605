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

	"example.com/harbour/internal/api"
	"example.com/harbour/internal/gateway"
	"example.com/harbour/internal/users"
)

const (
	subject = "7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11"
	created = `{"subject":"` + subject + `","email":"ada@example.com","roles":[],"createdAt":"2030-01-02T03:04:05Z"}`
)

func now() time.Time { return time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC) }

func TestHandler(t *testing.T) {
	outage := errors.New("outage of user pool pool-1")
	tests := map[string]struct {
		stored    *users.User
		directory directoryFunc
		status    int
		body      string
	}{
		"known": {
			&users.User{Subject: subject, Email: "old@example.com", CreatedAt: now().Add(-time.Hour)}, unused(t),
			http.StatusOK, `{"subject":"` + subject + `","email":"old@example.com","roles":["support"],"createdAt":"2030-01-02T02:04:05Z"}`,
		},
		"never seen":   {nil, answers("ada@example.com", nil), http.StatusOK, created},
		"no contact":   {nil, answers("", nil), http.StatusOK, `{"subject":"` + subject + `","email":"","roles":[],"createdAt":"2030-01-02T03:04:05Z"}`},
		"account gone": {nil, answers("", users.ErrNotFound), http.StatusNotFound, `{"title":"Not Found","status":404,"detail":"This account does not exist."}`},
		"outage":       {nil, answers("", outage), http.StatusInternalServerError, `{"title":"Internal Server Error","status":500}`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			store := users.NewMemory()
			if test.stored != nil {
				_, err := store.EnsureUser(t.Context(), *test.stored)
				if err := errors.Join(err, store.SetRoles(t.Context(), subject, []string{"support"})); err != nil {
					t.Fatal(err)
				}
			}
			for range 2 { // the second time, the user is known
				expectAnswer(t, New(store, test.directory, now), test.status, test.body)
			}
		})
	}
}

func TestHandlerCreatesOnce(t *testing.T) {
	h := New(users.NewMemory(), answers("ada@example.com", nil), now)
	var callers sync.WaitGroup
	for range 20 {
		callers.Go(func() { expectAnswer(t, h, http.StatusOK, created) })
	}
	callers.Wait()
}

func TestHandlerReportsAStoreThatIsDown(t *testing.T) {
	expectAnswer(t, New(brokenStore{}, unused(t), now), http.StatusInternalServerError, `{"title":"Internal Server Error","status":500}`)
}

func TestNobodyIsTurnedAway(t *testing.T) {
	event := readEvent(t)
	event.RequestContext.Authorizer = nil
	h := api.SignedIn(New(users.NewMemory(), unused(t), now))
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

type directoryFunc func(username string) (string, error)

func (f directoryFunc) Email(_ context.Context, username string) (string, error) { return f(username) }

func answers(email string, err error) directoryFunc {
	return func(username string) (string, error) {
		if username != "ada" {
			return "", errors.New("asked for " + username)
		}
		return email, err
	}
}

func unused(t *testing.T) directoryFunc {
	t.Helper()
	return func(string) (string, error) {
		t.Error("the directory was asked without need")
		return "", nil
	}
}

type brokenStore struct{}

func (brokenStore) User(context.Context, string) (users.User, error) {
	return users.User{}, errors.New("outage of table acme-dev-users")
}

func (brokenStore) EnsureUser(context.Context, users.User) (users.User, error) {
	return users.User{}, errors.New("outage of table acme-dev-users")
}
