// Managed by venture: edit freely, regenerating merges your changes.

package bridge

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"git.lighthouse.example/platform/lighthouse/local/guard"
)

// public are the operations that Cognito takes from anybody, without an AWS key: a client's id, a code, a session or
// a token says who calls.
const public = `AssociateSoftwareToken ChangePassword CompleteWebAuthnRegistration ConfirmDevice ConfirmForgotPassword
	ConfirmSignUp DeleteUser DeleteUserAttributes DeleteWebAuthnCredential ForgetDevice ForgotPassword GetDevice
	GetTokensFromRefreshToken GetUser GetUserAttributeVerificationCode GetUserAuthFactors GlobalSignOut InitiateAuth
	ListDevices ListWebAuthnCredentials ResendConfirmationCode RespondToAuthChallenge RevokeToken SetUserMFAPreference
	SetUserSettings SignUp StartWebAuthnRegistration UpdateAuthEventFeedback UpdateDeviceStatus UpdateUserAttributes
	VerifySoftwareToken VerifyUserAttribute`

var document = regexp.MustCompile(`^/[\w-]+_[0-9A-Za-z]+/\.well-known/(jwks\.json|openid-configuration)$`)

// admit passes on what Cognito answers, and nothing else: behind the bridge is an emulator of all of AWS.
func admit(guard *guard.Guard, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reason := stray(r); reason != "" {
			guard.Refuse(w, "Cognito", reason)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func stray(r *http.Request) string {
	if r.Method == http.MethodGet && document.MatchString(r.URL.Path) {
		return ""
	}
	if r.URL.Path != "/" || r.Method != http.MethodPost && r.Method != http.MethodOptions {
		return "this port has only Cognito's operations, and each pool's keys and configuration"
	}
	if r.Method == http.MethodOptions { // a page asks whether it may call
		return ""
	}
	// What claims a key is looked at for that key, even where none is needed.
	claims := len(r.Header.Values("Authorization")) > 0 || r.URL.RawQuery != ""
	targets := r.Header.Values("X-Amz-Target")
	if len(targets) != 1 || !strings.HasPrefix(targets[0], targetPrefix) {
		return "it names no operation of Cognito in X-Amz-Target"
	}
	action := strings.TrimPrefix(targets[0], targetPrefix)
	if slices.Contains(strings.Fields(public), action) && !claims || guard.Signed(r) {
		return ""
	}
	return "it isn't signed with a key of this stack, which `make dev` prints, and only what needs no AWS key comes in without one"
}
