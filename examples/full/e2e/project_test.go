// Managed by venture: edit freely, regenerating merges your changes.

//go:build e2e

package e2e

// What the tests have to know of this project. signedInRoute is of a function for whoever is signed in, publicRoute of
// one for anybody; a route that is "" is not there, and not tested.
const (
	signedInRoute  = "/hello"
	publicRoute    = "/world"
	meRoute        = "/me"
	passwordLength = 16
	selfSignUp     = true
)
