// Managed by venture: edit freely, regenerating merges your changes.

// Package guard lets a port answer this machine's programs and the stack's own page, and nobody else. A browser shows
// the pages of strangers beside that one, and they may send requests to any port of this machine.
package guard

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
)

const (
	// maxSaid bounds what one page can write to the terminal.
	maxSaid = 50

	// maxBody is more than Lambda takes of a zip, the largest thing that is sent.
	maxBody = 256 << 20
)

// Guard watches the ports of one stack.
type Guard struct {
	page   atomic.Value // a string, the origin of the stack's own page
	report func(refusal string)

	mutex sync.Mutex
	said  map[string]bool
}

// New returns a guard that knows of no page yet. It reports each kind of refusal once.
func New(report func(refusal string)) *Guard {
	return &Guard{report: report, said: map[string]bool{}}
}

// SetPage says which origin is the stack's own page. What is no origin is no page: "", *, and null, which a browser
// sends for any page that has none.
func (g *Guard) SetPage(origin string) {
	if !strings.Contains(origin, "://") {
		origin = ""
	}
	g.page.Store(origin)
}

func (g *Guard) isPage(origin string) bool {
	page, _ := g.page.Load().(string)
	return page != "" && origin == page
}

// Port returns a handler for one port, which passes on to next what may come in.
func (g *Guard) Port(name string, address net.Addr, next http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(address.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if reason := g.strange(r, port); reason != "" {
			g.Refuse(w, name, reason)
			return
		}
		if err := readBody(w, r); err != nil {
			http.Error(w, "the request's body cannot be read", http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// readBody reads a body before anybody answers: net/http closes it with the first byte of the answer, and a proxy that
// has not seen its end by then cuts the answer off.
func readBody(w http.ResponseWriter, r *http.Request) error {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return err
	}
	r.Body, r.ContentLength, r.TransferEncoding = io.NopCloser(bytes.NewReader(body)), int64(len(body)), nil
	if len(body) == 0 {
		r.Body = http.NoBody
	}
	return nil
}

// Refuse answers without any header that would let a page read why.
func (g *Guard) Refuse(w http.ResponseWriter, name, reason string) {
	http.Error(w, "refused: "+reason, http.StatusForbidden)
	refusal := "refused a request to " + name + ": " + reason
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if g.said[refusal] || len(g.said) == maxSaid {
		return
	}
	g.said[refusal] = true
	if len(g.said) == maxSaid {
		refusal += "; further refusals aren't shown"
	}
	g.report(refusal)
}

// strange returns why a request may not come from a program or the stack's page, or "".
func (g *Guard) strange(r *http.Request, port string) string {
	if r.Host != "127.0.0.1:"+port && r.Host != "localhost:"+port {
		return fmt.Sprintf("the Host %s is not this port's: call 127.0.0.1:%s or localhost:%s; a proxy in front has to send that Host",
			quote(r.Host), port, port)
	}
	origins := r.Header.Values("Origin")
	if len(origins) > 0 && !g.isOwn(origins, r.Host) {
		return fmt.Sprintf("the page at %s is not the stack's own: to let it in, make it `params.local.web-origin` in serverless.yml",
			quote(strings.Join(origins, ", ")))
	}
	for _, site := range r.Header.Values("Sec-Fetch-Site") {
		if len(origins) == 0 && site != "none" && site != "same-origin" {
			return fmt.Sprintf("a page that doesn't say which it is (Sec-Fetch-Site %s): load what the stack's own page shows with "+
				"`crossorigin`, as in `<img crossorigin>`", quote(site))
		}
	}
	if _, upgrade := r.Header["Upgrade"]; upgrade {
		// It would turn the proxy behind into a tunnel, and nobody would look at what comes through.
		return fmt.Sprintf("it wants another protocol (Upgrade: %s)", quote(r.Header.Get("Upgrade")))
	}
	return ""
}

// isOwn knows the page of the port itself, and the stack's.
func (g *Guard) isOwn(origins []string, host string) bool {
	return len(origins) == 1 && (origins[0] == "http://"+host || g.isPage(origins[0]))
}

// quote keeps what a stranger wrote short.
func quote(text string) string {
	const enough = 100
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "") + "…"
	}
	return fmt.Sprintf("%q", text)
}

// Answer takes back what the emulator offers to every page: only the stack's own may read an answer.
func (g *Guard) Answer(response *http.Response) {
	const allow = "Access-Control-Allow-Origin"
	offered := response.Header.Values(allow)
	if len(offered) == 0 {
		return
	}
	response.Header.Del(allow)
	response.Header.Add("Vary", "Origin")
	origin := response.Request.Header.Get("Origin")
	if g.isPage(origin) && len(offered) == 1 && (offered[0] == "*" || offered[0] == origin) {
		response.Header.Set(allow, origin)
	}
}
