// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/api"
	"git.lighthouse.example/platform/lighthouse/internal/auth"
)

// remembered is how long a token that was verified needs no second look: as long as API Gateway remembers what the
// authorizer said. Unlike there, its own end comes first.
const remembered = time.Minute

// maxRemembered bounds the memory that callers can take, to some megabytes.
const maxRemembered = 10_000

// shape is the identityValidationExpression of serverless.yml: what isn't shaped like a token is not worth a log line.
const shape = `^[Bb][Ee][Aa][Rr][Ee][Rr] +[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+$`

// Callers does what API Gateway and the authorizer do on Lambda: it lets through whose token the verifier accepts, and
// tells the handler who that is.
func Callers(verifier auth.TokenVerifier, logger *slog.Logger, now func() time.Time) api.Guard {
	shaped := regexp.MustCompile(shape)
	memory := &memory{verifier: verifier, now: now, known: map[[sha256.Size]byte]memo{}}
	return func(next http.Handler) http.Handler {
		verified := auth.Middleware(memory, logger, next)
		unshaped := auth.Middleware(nobody{}, slog.New(slog.DiscardHandler), next)
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !shaped.MatchString(r.Header.Get("Authorization")) {
				unshaped.ServeHTTP(w, r)
				return
			}
			verified.ServeHTTP(w, r)
		})
	}
}

// nobody is a verifier that accepts no token.
type nobody struct{}

// Verify implements auth.TokenVerifier.
func (nobody) Verify(context.Context, string) (auth.Principal, error) {
	return auth.Principal{}, auth.ErrMalformed
}

// memory is a verifier that remembers whom it has accepted, and nobody whom it has refused.
type memory struct {
	verifier auth.TokenVerifier
	now      func() time.Time

	mu    sync.Mutex
	known map[[sha256.Size]byte]memo // by token, which nobody can read out of it
}

type memo struct {
	principal auth.Principal
	until     time.Time
}

// Verify implements auth.TokenVerifier.
func (m *memory) Verify(ctx context.Context, raw string) (auth.Principal, error) {
	key, now := sha256.Sum256([]byte(raw)), m.now()
	m.mu.Lock()
	known, ok := m.known[key]
	m.mu.Unlock()
	if ok && now.Before(known.until) {
		return known.principal, nil
	}
	principal, err := m.verifier.Verify(ctx, raw)
	if err != nil {
		return auth.Principal{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known) >= maxRemembered {
		clear(m.known)
	}
	until := now.Add(remembered)
	if end, ok := endOf(raw); ok && end.Before(until) {
		until = end
	}
	m.known[key] = memo{principal, until}
	return principal, nil
}

// endOf reads when a token ends that was verified: its claims are the issuer's.
func endOf(raw string) (time.Time, bool) {
	_, rest, _ := strings.Cut(raw, ".")
	claims, _, _ := strings.Cut(rest, ".")
	text, err := base64.RawURLEncoding.DecodeString(claims)
	if err != nil {
		return time.Time{}, false
	}
	var token struct {
		End float64 `json:"exp"`
	}
	if err := json.Unmarshal(text, &token); err != nil {
		return time.Time{}, false
	}
	return time.Unix(int64(token.End), 0), true
}
