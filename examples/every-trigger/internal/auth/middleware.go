// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
)

// TokenVerifier checks a token; *Verifier is one.
type TokenVerifier interface {
	Verify(ctx context.Context, raw string) (Principal, error)
}

// Middleware does for a plain HTTP server what API Gateway and the authorizer
// do on Lambda: next runs only for a verified bearer token, with its principal
// in the context. A principal never comes from any other header.
func Middleware(verifier TokenVerifier, log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		principal, err := fromRequest(r, verifier)
		switch {
		case errors.Is(err, ErrKeysUnavailable):
			log.ErrorContext(r.Context(), "token not verified", "reason", err)
			answer(w, http.StatusInternalServerError, `{"message":"Internal server error"}`)
			return
		case err != nil:
			log.WarnContext(r.Context(), "token refused", "reason", err)
			w.Header().Set("WWW-Authenticate", "Bearer")
			answer(w, http.StatusUnauthorized, `{"message":"Unauthorized"}`)
			return
		}
		next.ServeHTTP(w, r.WithContext(NewContext(r.Context(), principal)))
	})
}

func fromRequest(r *http.Request, verifier TokenVerifier) (Principal, error) {
	values := r.Header.Values("Authorization")
	if len(values) != 1 { // of two, each reader might take another
		return Principal{}, ErrMalformed
	}
	token, err := BearerToken(values[0])
	if err != nil {
		return Principal{}, err
	}
	return verifier.Verify(r.Context(), token)
}

// answer uses the words of API Gateway.
func answer(w http.ResponseWriter, status int, body string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, body) // the client may be gone; nothing is left to tell it
}
