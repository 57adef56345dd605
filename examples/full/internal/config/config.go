// Managed by venture: edit freely, regenerating merges your changes.

// Package config reads the environment once, at start, and reports everything that is wrong with it in one error.
package config

import (
	"errors"
	"net/url"
	"slices"
	"strings"
	"time"
)

// Reader looks names up and remembers each one that is missing or invalid, so that a deployment is mended in one go.
type Reader struct {
	lookup   func(string) (string, bool)
	problems []string
}

// New returns a Reader over lookup, which is os.LookupEnv outside tests.
func New(lookup func(string) (string, bool)) *Reader {
	return &Reader{lookup: lookup}
}

// String returns a value that must be there.
func (r *Reader) String(name string) string {
	value := r.value(name)
	if value == "" {
		r.report(name + " is missing")
	}
	return value
}

// Origin returns the origin of a web page, such as https://app.example.com, as browsers write it. Any other form would
// never be that of a caller, and the page would be refused without a reason that anybody sees.
func (r *Reader) Origin(name string) string {
	value := r.String(name)
	origin, err := url.Parse(value)
	if value != "" && (err != nil || origin.Hostname() == "" || value != canonical(origin)) {
		r.report(name + " is not one origin such as https://app.example.com: no slash at its end, no list, no *")
	}
	return value
}

// canonical leaves out what an origin doesn't have, and a port that goes without saying.
func canonical(origin *url.URL) string {
	host := strings.ToLower(origin.Host)
	switch {
	case strings.Contains(host, "*"):
		return ""
	case origin.Scheme == "http":
		host = strings.TrimSuffix(host, ":80")
	case origin.Scheme == "https":
		host = strings.TrimSuffix(host, ":443")
	default:
		return ""
	}
	return origin.Scheme + "://" + host
}

// Optional returns a value, or fallback where there is none.
func (r *Reader) Optional(name, fallback string) string {
	if value := r.value(name); value != "" {
		return value
	}
	return fallback
}

// List returns the parts of a comma separated value that must hold at least one.
func (r *Reader) List(name string) []string {
	var parts []string
	for part := range strings.SplitSeq(r.value(name), ",") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		r.report(name + " is missing")
	}
	return parts
}

// Duration returns a positive duration such as 30s, or fallback where there is none.
func (r *Reader) Duration(name string, fallback time.Duration) time.Duration {
	value := r.value(name)
	if value == "" {
		return fallback
	}
	duration, err := time.ParseDuration(value)
	if err != nil || duration <= 0 {
		r.report(name + " is not a positive duration such as 30s")
		return fallback
	}
	return duration
}

// Err names everything that was missing or invalid. It never holds a value: the environment keeps secrets too.
func (r *Reader) Err() error {
	if len(r.problems) == 0 {
		return nil
	}
	return errors.New("environment: " + strings.Join(r.problems, ", "))
}

// value takes a blank value for a missing one: that is what an unset template parameter leaves behind.
func (r *Reader) value(name string) string {
	value, _ := r.lookup(name)
	return strings.TrimSpace(value)
}

func (r *Reader) report(problem string) {
	if !slices.Contains(r.problems, problem) {
		r.problems = append(r.problems, problem)
	}
}
