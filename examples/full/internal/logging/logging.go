// Managed by venture: edit freely, regenerating merges your changes.

// Package logging writes one JSON object a line, in the form that Lambda understands, with the ids of the running
// request in it and without secrets.
package logging

import (
	"io"
	"log"
	"log/slog"
	"strings"
	"time"

	"git.lighthouse.example/platform/lighthouse/internal/redact"
)

// Lambda knows two levels that slog does not name.
const (
	levelTrace = slog.LevelDebug - 4
	levelFatal = slog.LevelError + 4
)

// New returns a logger that writes records of at least the named Lambda log level, which is INFO unless known.
func New(w io.Writer, level string) *slog.Logger {
	return slog.New(contextHandler{root: slog.NewJSONHandler(w, &slog.HandlerOptions{
		Level:       parseLevel(level),
		ReplaceAttr: replace,
	})})
}

// ForLambda is New for the one logger of a function. The standard logger writes through it too: the Lambda library tells
// there what a handler has returned as an error or panicked with, which may hold a secret as any text may.
func ForLambda(w io.Writer, level string) *slog.Logger {
	logger := New(w, level)
	log.SetFlags(0)
	log.SetOutput(slog.NewLogLogger(logger.Handler(), slog.LevelError).Writer())
	return logger
}

// replace gives the built-in attributes the names that Lambda looks for, and takes secrets out of all others.
func replace(groups []string, attr slog.Attr) slog.Attr {
	if len(groups) > 0 {
		return withoutSecrets(groups, attr)
	}
	switch value := attr.Value.Any().(type) {
	case time.Time:
		if attr.Key == slog.TimeKey {
			return slog.Time("timestamp", value.UTC())
		}
	case slog.Level:
		if attr.Key == slog.LevelKey {
			return slog.String(slog.LevelKey, levelName(value))
		}
	case string:
		if attr.Key == slog.MessageKey {
			return slog.String("message", redact.String(value))
		}
	}
	return withoutSecrets(groups, attr)
}

func parseLevel(name string) slog.Level {
	switch strings.ToUpper(name) {
	case "TRACE":
		return levelTrace
	case "DEBUG":
		return slog.LevelDebug
	case "WARN":
		return slog.LevelWarn
	case "ERROR":
		return slog.LevelError
	case "FATAL":
		return levelFatal
	default:
		return slog.LevelInfo
	}
}

func levelName(level slog.Level) string {
	switch {
	case level < slog.LevelDebug:
		return "TRACE"
	case level < slog.LevelInfo:
		return "DEBUG"
	case level < slog.LevelWarn:
		return "INFO"
	case level < slog.LevelError:
		return "WARN"
	case level < levelFatal:
		return "ERROR"
	default:
		return "FATAL"
	}
}
