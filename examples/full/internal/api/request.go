// Managed by venture: edit freely, regenerating merges your changes.

package api

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
)

const maxBody = 1 << 20

// Decode reads the body into v: one JSON value of at most 1 MB, without fields that v doesn't know. Where the body is
// something else it answers with a problem and returns false.
func Decode(w http.ResponseWriter, r *http.Request, v any) bool {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		Problem(w, r, http.StatusUnsupportedMediaType, "Send application/json.")
		return false
	}
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(v)
	if err == nil {
		if _, err = decoder.Token(); errors.Is(err, io.EOF) {
			return true
		}
	}
	var tooLarge *http.MaxBytesError
	var wrongType *json.UnmarshalTypeError
	switch {
	case errors.As(err, &tooLarge):
		Problem(w, r, http.StatusRequestEntityTooLarge, "The body is larger than 1 MB.")
	case errors.As(err, &wrongType) && wrongType.Field != "":
		Problem(w, r, http.StatusBadRequest, "The value of "+wrongType.Field+" has the wrong type.")
	case err != nil && strings.HasPrefix(err.Error(), "json: unknown field "):
		Problem(w, r, http.StatusBadRequest, "The body has a field that isn't known.")
	default:
		Problem(w, r, http.StatusBadRequest, "The body is not one JSON value of the expected form.")
	}
	return false
}

// CheckPath wants the path's values to be ids: letters, digits, dashes and underscores, 128 at most. Where one is not,
// it answers with a problem and returns false.
func CheckPath(w http.ResponseWriter, r *http.Request, names ...string) bool {
	for _, name := range names {
		if !isID(r.PathValue(name)) {
			Problem(w, r, http.StatusBadRequest, "The path's "+name+" is not an id.")
			return false
		}
	}
	return true
}

func isID(text string) bool {
	return text != "" && len(text) <= 128 && !strings.ContainsFunc(text, func(c rune) bool {
		letter := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
		return !letter && (c < '0' || c > '9') && c != '-' && c != '_'
	})
}
