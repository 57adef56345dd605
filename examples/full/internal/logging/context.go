// Managed by venture: edit freely, regenerating merges your changes.

package logging

import (
	"context"
	"log/slog"

	"github.com/aws/aws-lambda-go/lambdacontext"

	"git.lighthouse.example/platform/lighthouse/internal/trace"
)

// contextHandler adds the ids of the request at the top level, whatever group a logger has opened: a search for
// a trace_id must find every line.
type contextHandler struct {
	root  slog.Handler                      // no group is open here
	scope []func(slog.Handler) slog.Handler // the first group and all that follows it
}

// Enabled implements slog.Handler.
func (h contextHandler) Enabled(ctx context.Context, level slog.Level) bool {
	return h.root.Enabled(ctx, level)
}

// Handle implements slog.Handler.
func (h contextHandler) Handle(ctx context.Context, record slog.Record) error {
	handler := h.root
	if ids := requestIDs(ctx); len(ids) > 0 {
		handler = handler.WithAttrs(ids)
	}
	for _, enter := range h.scope {
		handler = enter(handler)
	}
	return handler.Handle(ctx, record)
}

// WithAttrs implements slog.Handler.
func (h contextHandler) WithAttrs(attrs []slog.Attr) slog.Handler {
	if len(h.scope) == 0 {
		return contextHandler{root: h.root.WithAttrs(attrs)}
	}
	return h.enter(func(inner slog.Handler) slog.Handler { return inner.WithAttrs(attrs) })
}

// WithGroup implements slog.Handler.
func (h contextHandler) WithGroup(name string) slog.Handler {
	if name == "" {
		return h
	}
	return h.enter(func(inner slog.Handler) slog.Handler { return inner.WithGroup(name) })
}

func (h contextHandler) enter(step func(slog.Handler) slog.Handler) slog.Handler {
	scope := make([]func(slog.Handler) slog.Handler, 0, len(h.scope)+1) // loggers share the old one
	return contextHandler{root: h.root, scope: append(append(scope, h.scope...), step)}
}

func requestIDs(ctx context.Context) []slog.Attr {
	var ids []slog.Attr
	if id, ok := trace.FromContext(ctx); ok {
		ids = append(ids, slog.String("trace_id", id.Root()))
	}
	if invocation, ok := lambdacontext.FromContext(ctx); ok {
		ids = append(ids, slog.String("request_id", invocation.AwsRequestID))
	}
	return ids
}
