// Managed by venture: edit freely, regenerating merges your changes.

package trace

import "context"

type contextKey struct{}

// NewContext returns a context that carries id.
func NewContext(ctx context.Context, id ID) context.Context {
	return context.WithValue(ctx, contextKey{}, id)
}

// FromContext returns the id given to NewContext, else the one Lambda has put there.
func FromContext(ctx context.Context) (ID, bool) {
	if id, ok := ctx.Value(contextKey{}).(ID); ok {
		return id, true
	}
	return FromLambda(ctx)
}

// FromLambda returns the id of the running invocation. The environment variable of the same name is no substitute:
// it is not set where one process serves several invocations at a time.
func FromLambda(ctx context.Context) (ID, bool) {
	text, _ := ctx.Value("x-amzn-trace-id").(string) // the key of aws-lambda-go
	id, err := Parse(text)
	return id, err == nil
}
