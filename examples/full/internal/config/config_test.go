// Managed by venture: edit freely, regenerating merges your changes.

package config

import (
	"slices"
	"testing"
	"time"
)

func reader(environment map[string]string) *Reader {
	return New(func(name string) (string, bool) {
		value, ok := environment[name]
		return value, ok
	})
}

func TestString(t *testing.T) {
	tests := map[string]struct {
		environment map[string]string
		want        string
		wantErr     string
	}{
		"there":        {map[string]string{"TABLE": "users"}, "users", ""},
		"spaces cut":   {map[string]string{"TABLE": " users\n"}, "users", ""},
		"not there":    {nil, "", "environment: TABLE is missing"},
		"empty":        {map[string]string{"TABLE": ""}, "", "environment: TABLE is missing"},
		"only a space": {map[string]string{"TABLE": " "}, "", "environment: TABLE is missing"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := reader(test.environment)
			if got := r.String("TABLE"); got != test.want {
				t.Errorf("String = %q, want %q", got, test.want)
			}
			checkErr(t, r, test.wantErr)
		})
	}
}

func TestOptional(t *testing.T) {
	r := reader(map[string]string{"LEVEL": "DEBUG", "EMPTY": ""})
	for name, want := range map[string]string{"LEVEL": "DEBUG", "EMPTY": "INFO", "ABSENT": "INFO"} {
		if got := r.Optional(name, "INFO"); got != want {
			t.Errorf("Optional(%s) = %q, want %q", name, got, want)
		}
	}
	checkErr(t, r, "")
}

func TestList(t *testing.T) {
	tests := map[string]struct {
		value   string
		want    []string
		wantErr string
	}{
		"one":         {"a", []string{"a"}, ""},
		"several":     {"a,b,c", []string{"a", "b", "c"}, ""},
		"untidy":      {" a ,, b,", []string{"a", "b"}, ""},
		"only commas": {" , ", nil, "environment: CLIENTS is missing"},
		"empty":       {"", nil, "environment: CLIENTS is missing"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := reader(map[string]string{"CLIENTS": test.value})
			if got := r.List("CLIENTS"); !slices.Equal(got, test.want) {
				t.Errorf("List = %q, want %q", got, test.want)
			}
			checkErr(t, r, test.wantErr)
		})
	}
}

func TestDuration(t *testing.T) {
	const invalid = "environment: LEEWAY is not a positive duration such as 30s"
	tests := map[string]struct {
		value   string
		want    time.Duration
		wantErr string
	}{
		"given":    {"90s", 90 * time.Second, ""},
		"fallback": {"", time.Minute, ""},
		"no unit":  {"90", time.Minute, invalid},
		"negative": {"-1s", time.Minute, invalid},
		"zero":     {"0s", time.Minute, invalid},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := reader(map[string]string{"LEEWAY": test.value})
			if got := r.Duration("LEEWAY", time.Minute); got != test.want {
				t.Errorf("Duration = %v, want %v", got, test.want)
			}
			checkErr(t, r, test.wantErr)
		})
	}
}

func TestErrNamesEverythingOnceAndNoValue(t *testing.T) {
	r := reader(map[string]string{"LEEWAY": "hunter2"})
	r.String("TABLE")
	r.String("TABLE")
	r.List("CLIENTS")
	r.Duration("LEEWAY", time.Minute)
	checkErr(t, r, "environment: TABLE is missing, CLIENTS is missing, LEEWAY is not a positive duration such as 30s")
}

func checkErr(t *testing.T, r *Reader, want string) {
	t.Helper()
	got := ""
	if err := r.Err(); err != nil {
		got = err.Error()
	}
	if got != want {
		t.Errorf("Err = %q, want %q", got, want)
	}
}

func TestOrigin(t *testing.T) {
	for _, good := range []string{"https://app.example.com", "http://localhost:5173", "https://[::1]:8443"} {
		r := reader(map[string]string{"ORIGIN": good})
		if got := r.Origin("ORIGIN"); got != good {
			t.Errorf("Origin = %q, want %q", got, good)
		}
		checkErr(t, r, "")
	}
	for _, bad := range []string{
		"*", "null", "app.example.com", "https://app.example.com/", "https://app.example.com/app", "https://App.example.com",
		"https://app.example.com,https://www.example.com", "https://app.example.com https://www.example.com",
		"https://*.example.com", "https://app.example.com:443", "http://app.example.com:80", "ftp://app.example.com",
		"https://user@app.example.com", "https://app.example.com?", "https://", "https://:5173",
	} {
		r := reader(map[string]string{"ORIGIN": bad})
		_ = r.Origin("ORIGIN")
		checkErr(t, r, "environment: ORIGIN is not one origin such as https://app.example.com: no slash at its end, no list, no *")
	}
	r := reader(nil)
	_ = r.Origin("ORIGIN")
	checkErr(t, r, "environment: ORIGIN is missing")
}
