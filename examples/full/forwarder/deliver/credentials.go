// Managed by venture: edit freely, regenerating merges your changes.

package deliver

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"
	"sync"
	"time"
)

// credentialsTTL lets a new token take effect without a deployment, at one SSM request in five minutes.
const credentialsTTL = 5 * time.Minute

// ErrInsecure says that log events would travel in the clear.
var ErrInsecure = errors.New("the destination's address must be an https URL")

// Target is where to send to, and the token that opens it.
type Target struct {
	URL   *url.URL
	Token string
}

// Secrets reads named secrets.
type Secrets interface {
	Read(ctx context.Context, names ...string) (map[string]string, error)
}

// Credentials reads the target when it is first needed, and again after a time or when the destination refuses it.
type Credentials struct {
	secrets   Secrets
	urlName   string
	tokenName string
	now       func() time.Time

	mutex   sync.Mutex
	target  Target
	expires time.Time
}

// NewCredentials returns credentials that are kept in two secrets, or in one without the name of a token.
func NewCredentials(secrets Secrets, urlName, tokenName string, now func() time.Time) *Credentials {
	return &Credentials{secrets: secrets, urlName: urlName, tokenName: tokenName, now: now}
}

// Target returns the target. One that is merely old is better than none while it cannot be read anew.
func (c *Credentials) Target(ctx context.Context) (Target, error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if c.now().Before(c.expires) {
		return c.target, nil
	}
	target, err := c.read(ctx)
	if err != nil && c.target.URL == nil {
		return Target{}, err
	}
	if err == nil {
		c.target = target
	}
	c.expires = c.now().Add(credentialsTTL)
	return c.target, nil
}

// Forget drops a target that the destination has refused.
func (c *Credentials) Forget() {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.target, c.expires = Target{}, time.Time{}
}

func (c *Credentials) read(ctx context.Context) (Target, error) {
	names := []string{c.urlName, c.tokenName}
	if c.tokenName == "" {
		names = names[:1]
	}
	values, err := c.secrets.Read(ctx, names...)
	if err != nil {
		return Target{}, fmt.Errorf("read destination: %w", err)
	}
	address, err := parseAddress(values[c.urlName])
	if err != nil {
		return Target{}, fmt.Errorf("parameter %s: %w", c.urlName, err)
	}
	return Target{URL: address, Token: strings.TrimSpace(values[c.tokenName])}, nil
}

// parseAddress takes http for this machine only. Its error does not hold the address, which may hold a secret.
func parseAddress(text string) (*url.URL, error) {
	address, err := url.Parse(strings.TrimSpace(text))
	if err != nil || address.Hostname() == "" {
		return nil, ErrInsecure
	}
	if address.Scheme == "https" || address.Scheme == "http" && isLoopback(address.Hostname()) {
		return address, nil
	}
	return nil, ErrInsecure
}

func isLoopback(host string) bool {
	return host == "localhost" || net.ParseIP(host).IsLoopback()
}
