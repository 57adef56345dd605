// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"git.lighthouse.example/platform/lighthouse/internal/config"
)

// Wiring makes the handler of a function that events call; functions/<name>/wiring.go has it.
type Wiring[H any] func(context.Context, *config.Reader, *slog.Logger) (H, error)

// errPanic stands for a panic whose value and stack are in the log.
var errPanic = errors.New("panic")

// recovered makes an error of a panic: on Lambda, too, that is the end of one invocation only.
func recovered(ctx context.Context, logger *slog.Logger, handle func() error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			logger.ErrorContext(ctx, "panic", "value", fmt.Sprint(value), "stack", string(debug.Stack()))
			err = errPanic
		}
	}()
	return handle()
}
