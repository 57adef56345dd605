// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"crypto/rand"
	"net/http"
	"strings"
	"time"

	"github.com/aws/aws-lambda-go/lambdacontext"
)

// newInvocation gives a context what one of Lambda has: an end, and an id that log lines name.
func newInvocation(ctx context.Context, timeout time.Duration) (context.Context, context.CancelFunc) {
	id := strings.ToLower(rand.Text())
	return context.WithTimeout(lambdacontext.NewContext(ctx, &lambdacontext.LambdaContext{AwsRequestID: id}), timeout)
}

func withInvocation(timeout time.Duration, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := newInvocation(r.Context(), timeout)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}
