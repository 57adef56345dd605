// Managed by venture: edit freely, regenerating merges your changes.

package auth

import "strings"

// BearerToken takes the token out of the value of an Authorization header:
// "Bearer", in any case, one or more spaces, and one word.
func BearerToken(value string) (string, error) {
	scheme, token, found := strings.Cut(value, " ")
	token = strings.Trim(token, " ")
	if !found || !strings.EqualFold(scheme, "Bearer") || token == "" || strings.ContainsAny(token, " \t\r\n") {
		return "", ErrMalformed
	}
	return token, nil
}
