// Managed by venture: edit freely, regenerating merges your changes.

package guard

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

const (
	unsigned = "it isn't signed with a key of this stack: `make dev` prints the keys"
	notAWS   = "this path is the emulator's own, or an API's, and not served here"

	// key is of a user or a role. Any other, such as `test` or an account's number, the emulator takes for the account's
	// root without a look at the signature.
	key   = `(?:AKIA|ASIA)[A-Z0-9]{16}`
	scope = `/\d{8}/[\w-]+/[\w.-]+/aws4_request`
)

var (
	authorization = regexp.MustCompile(`^AWS4-HMAC-SHA256 Credential=` + key + scope +
		`, *SignedHeaders=[a-z0-9;._-]+, *Signature=[0-9a-f]{64}$`)
	credential = regexp.MustCompile(`^` + key + scope + `$`)
)

// AWS returns a handler for the port of all services, which passes on what the emulator will check the signature of.
func (g *Guard) AWS(name string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case isOwn(r.URL.Path):
			g.Refuse(w, name, notAWS)
		case !Signed(r):
			g.Refuse(w, name, unsigned)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// Signed tells whether a request names exactly one key, in its header or its query, and one whose signature the
// emulator checks.
func Signed(r *http.Request) bool {
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return false // the emulator may read more in it
	}
	var presigned url.Values
	for name, values := range query {
		switch lower := strings.ToLower(name); lower {
		case "awsaccesskeyid":
			return false // a signature of the second version
		case "x-amz-credential", "x-amz-algorithm", "x-amz-signature", "x-amz-date", "x-amz-signedheaders":
			if presigned == nil {
				presigned = url.Values{}
			}
			presigned[lower] = append(presigned[lower], values...)
		}
	}
	headers := r.Header.Values("Authorization")
	if presigned == nil {
		return len(headers) == 1 && authorization.MatchString(headers[0])
	}
	for _, values := range presigned {
		if len(values) != 1 {
			return false
		}
	}
	return len(headers) == 0 && len(presigned) == 5 &&
		query.Get("X-Amz-Algorithm") == "AWS4-HMAC-SHA256" && credential.MatchString(query.Get("X-Amz-Credential"))
}

// isOwn knows the paths on which the emulator answers before it has looked at the key: its own, those of an API's
// callers, of sign-in pages, of GraphQL, and of a registry of images.
func isOwn(path string) bool {
	segments := strings.Split(strings.TrimPrefix(path, "/"), "/")
	last := len(segments) - 1
	switch first := segments[0]; first {
	case "health", "oauth2", "login", "logout", "graphql":
		return true
	case "restapis":
		return last >= 3 && segments[3] == "_user_request_"
	case "v1":
		return segments[last] == "graphql"
	case "v2":
		return last == 0 || last == 1 && (segments[1] == "" || segments[1] == "_catalog") ||
			slices.Contains(segments, "blobs") || slices.Contains(segments, "manifests") || strings.HasSuffix(path, "/tags/list")
	default:
		return strings.HasPrefix(first, "_") // no bucket's name begins so
	}
}
