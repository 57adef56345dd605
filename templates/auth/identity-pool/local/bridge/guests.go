// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
)

const identityPrefix = "AWSCognitoIdentityService."

// isIdentity knows the operations that an identity pool takes without an AWS key, apart from those of the classic flow.
func isIdentity(target string) bool {
	return target == identityPrefix+"GetId" || target == identityPrefix+"GetCredentialsForIdentity"
}

// refuseGuests turns away who has not signed in, as an identity pool without guests does. The emulator would give an
// identity, and credentials of no role.
func refuseGuests(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isIdentity(r.Header.Get("X-Amz-Target")) || r.Method != http.MethodPost {
			next.ServeHTTP(w, r)
			return
		}
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
		if err != nil {
			http.Error(w, "the request cannot be read", http.StatusBadRequest)
			return
		}
		var call struct{ Logins map[string]string }
		if json.Unmarshal(body, &call) != nil || len(call.Logins) == 0 {
			w.Header().Set("Content-Type", "application/x-amz-json-1.1")
			w.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(w, `{"__type":"NotAuthorizedException","message":"Unauthenticated access is not supported for this identity pool."}`)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		next.ServeHTTP(w, r)
	})
}
