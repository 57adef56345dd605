// Managed by venture: edit freely, regenerating merges your changes.

package auth

import (
	"slices"
	"time"
)

// maxSubjectBytes is how long a subject may be by OpenID Connect.
const maxSubjectBytes = 255

// Claims are the names of the claims that are read. With "", none is. One that begins with a slash is the JSON Pointer
// (RFC 6901) to a claim within others, such as /realm_access/roles.
type Claims struct{ Client, Username, Groups string }

// complete fills in what need not be said.
func (c Config) complete() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if len(c.Algorithms) == 0 {
		c.Algorithms = []string{rs256, es256}
	}
	if c.isPool() {
		c.Claims = Claims{Client: "client_id", Username: "username", Groups: "cognito:groups"}
		if c.TokenUse == "id" {
			c.Claims.Client, c.Claims.Username = "aud", "cognito:username"
		}
	}
	return c
}

func (c *Config) isPool() bool { return c.Name == "" }

// principal is whom the claims of a verified token speak for.
func (c *Config) principal(claims object) (Principal, error) {
	if c.isPool() && !listed([]string{c.TokenUse}, claims.text("token_use")) || !c.isPool() && isIDToken(claims) {
		return Principal{}, ErrTokenUse
	}
	if !c.isForUs(claims) {
		return Principal{}, ErrClient
	}
	subject, ok := c.subject(claims.text("sub"))
	if !ok {
		return Principal{}, ErrSubject
	}
	p := Principal{
		Issuer:   c.Name,
		Subject:  subject,
		Username: claims.textAt(c.Claims.Username),
		Groups:   claims.textsAt(c.Claims.Groups),
	}
	for _, group := range p.Groups {
		if listed(c.Roles, group) {
			p.Roles = append(p.Roles, group)
		}
	}
	return p, nil
}

// isIDToken knows some ID tokens by what they say of themselves, or by hashes of what came with them, which no access
// token has. All are known by their audience, where that is an API of its own and not a client.
func isIDToken(claims object) bool {
	if claims.text("typ") == "ID" || claims.text("token_use") == "id" { // as Keycloak and others mark them
		return true
	}
	return slices.ContainsFunc([]string{"at_hash", "c_hash"}, func(name string) bool {
		_, found := claims.find(name)
		return found
	})
}

// isForUs tells whether a token was made for one of the clients. An audience may be a list, of which one is enough.
func (c *Config) isForUs(claims object) bool {
	if listed(c.ClientIDs, claims.textAt(c.Claims.Client)) {
		return true
	}
	return c.Claims.Client == "aud" && slices.ContainsFunc(claims.texts("aud"), func(client string) bool {
		return listed(c.ClientIDs, client)
	})
}

// subject is what a user is known by here. Two issuers may call two people the same: the subjects of a user pool stay
// as they are, and have no bar; all others begin with the name of their issuer.
func (c *Config) subject(text string) (string, bool) {
	if c.isPool() {
		return text, text != ""
	}
	isOdd := func(r rune) bool { return r < ' ' || r > '~' }
	if text == "" || len(text) > maxSubjectBytes || slices.ContainsFunc([]rune(text), isOdd) {
		return "", false
	}
	return c.Name + "|" + text, true
}
