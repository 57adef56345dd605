// Managed by venture: edit freely, regenerating merges your changes.

package stack

import (
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"

	"git.lighthouse.example/platform/lighthouse/local/guard"
)

// serve answers on the listener until the stack stops, and only whom the guard lets in.
func (s *Stack) serve(name string, listener net.Listener, handler http.Handler) {
	server := &http.Server{Handler: s.guard.Port(name, listener.Addr(), handler), ReadHeaderTimeout: 10 * time.Second}
	s.servers = append(s.servers, server)
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("server ended", "address", listener.Addr().String(), "error", err)
		}
	}()
}

// apiProxy gives the API an address that outlives its id: the one that a web page can be told for good.
func apiProxy(aws *url.URL, transport http.RoundTripper, apiID string, log *slog.Logger) http.Handler {
	target := *aws
	target.Path = "/restapis/" + apiID + "/" + stage + "/_user_request_"
	return &httputil.ReverseProxy{
		Rewrite:      func(r *httputil.ProxyRequest) { r.SetURL(&target) },
		Transport:    transport,
		ErrorHandler: unreachable(log),
	}
}

// awsProxy passes on every service's requests as they were signed.
func awsProxy(aws *url.URL, transport http.RoundTripper, guard *guard.Guard, log *slog.Logger) http.Handler {
	return guard.AWS("AWS", &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(aws)
			r.Out.Host = r.In.Host // the signature covers it
			// A bucket's policy may ask for TLS, as that of the zips does; no request leaves this machine.
			r.Out.Header.Set("X-Forwarded-Proto", "https")
		},
		Transport:     transport,
		FlushInterval: -1,
		ModifyResponse: func(response *http.Response) error {
			guard.Answer(response)
			return nil
		},
		ErrorHandler: unreachable(log),
	})
}

func unreachable(log *slog.Logger) func(http.ResponseWriter, *http.Request, error) {
	return func(w http.ResponseWriter, r *http.Request, err error) {
		if r.Context().Err() == nil { // the caller is still there
			log.WarnContext(r.Context(), "no answer from the emulator", "error", err)
		}
		http.Error(w, "no answer from the emulator", http.StatusBadGateway)
	}
}
