package postconfirmation

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"reflect"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/users"
)

const subject = "7a1f0c4e-3b52-4d0b-9a55-0f6f4b2c9d11"

func TestHandleStoresTheUser(t *testing.T) {
	created := time.Date(2030, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := map[string]struct {
		before *users.User
		want   users.User
	}{
		"new": {nil, users.User{Subject: subject, Email: "ada@example.com", CreatedAt: created}},
		"stored by me, without e-mail": {
			&users.User{Subject: subject, CreatedAt: created.Add(-time.Hour)},
			users.User{Subject: subject, Email: "ada@example.com", CreatedAt: created.Add(-time.Hour)},
		},
		"stored with another e-mail": {
			&users.User{Subject: subject, Email: "old@example.com", CreatedAt: created.Add(-time.Hour)},
			users.User{Subject: subject, Email: "ada@example.com", CreatedAt: created.Add(-time.Hour)},
		},
	}
	for name, test := range tests {
		for _, file := range []string{"confirm-sign-up.json", "confirm-forgot-password.json"} {
			t.Run(name+"/"+file, func(t *testing.T) {
				store := users.NewMemory()
				if test.before != nil {
					if _, err := store.SyncUser(t.Context(), *test.before); err != nil {
						t.Fatal(err)
					}
				}
				log, logs := newLog()
				trigger := New(store, log, func() time.Time { return created })
				for range 2 { // Cognito repeats a call it had no answer to
					expectSameEvent(t, trigger, file)
				}
				if got, err := store.User(t.Context(), subject); err != nil || !reflect.DeepEqual(got, test.want) {
					t.Errorf("stored %+v, %v; want %+v", got, err, test.want)
				}
				expectNothingPersonal(t, logs.String())
			})
		}
	}
}

func TestHandleReportsFailures(t *testing.T) {
	outage := storeFunc(func(context.Context, users.User) (users.User, error) {
		return users.User{}, errors.New("outage of table acme-dev-users")
	})
	tests := map[string]struct {
		store Store
		event string
	}{
		"store is down": {outage, readEvent(t, "confirm-sign-up.json")},
		"no subject":    {users.NewMemory(), `{"request":{"userAttributes":{"email":"ada@example.com"}}}`},
		"no attributes": {users.NewMemory(), `{"request":{}}`},
		"no event":      {users.NewMemory(), `[]`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			log, logs := newLog()
			_, err := New(test.store, log, time.Now).Handle(t.Context(), json.RawMessage(test.event))
			if err == nil || err.Error() != "profile not stored" {
				t.Errorf("error for the user: %v", err)
			}
			if !strings.Contains(logs.String(), "level=ERROR") {
				t.Errorf("log: %s", logs.String())
			}
			expectNothingPersonal(t, logs.String())
		})
	}
}

func TestHandleAnswersBeforeCognitoGivesUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		hanging := storeFunc(func(ctx context.Context, _ users.User) (users.User, error) {
			<-ctx.Done()
			return users.User{}, ctx.Err()
		})
		event := json.RawMessage(readEvent(t, "confirm-sign-up.json"))
		log, _ := newLog()
		start := time.Now()
		_, err := New(hanging, log, time.Now).Handle(t.Context(), event)
		if took := time.Since(start); err == nil || took >= 5*time.Second {
			t.Errorf("got %v after %v", err, took)
		}
	})
}

func expectSameEvent(t *testing.T, trigger *Trigger, file string) {
	t.Helper()
	event := readEvent(t, file)
	// What Cognito will send one day has to come back too.
	event = strings.Replace(event, "{", `{"newInCognito":{"a":[1]},`, 1)
	answer, err := trigger.Handle(t.Context(), json.RawMessage(event))
	if err != nil || string(answer) != event {
		t.Errorf("answered %s, %v", answer, err)
	}
}

func expectNothingPersonal(t *testing.T, logs string) {
	t.Helper()
	for _, personal := range []string{"ada", "example.com", subject} {
		if strings.Contains(logs, personal) {
			t.Errorf("%q in the log: %s", personal, logs)
		}
	}
}

// readEvent returns an event as Cognito sends it.
func readEvent(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile("testdata/" + file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func newLog() (*slog.Logger, *strings.Builder) {
	var logs strings.Builder
	return slog.New(slog.NewTextHandler(&logs, nil)), &logs
}

type storeFunc func(context.Context, users.User) (users.User, error)

func (f storeFunc) SyncUser(ctx context.Context, u users.User) (users.User, error) {
	return f(ctx, u)
}
