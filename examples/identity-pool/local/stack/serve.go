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

	"example.com/harbour/local/guard"
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

// pathOf is where the emulator has the API.
func pathOf(apiID string) string { return "/restapis/" + apiID + "/" + stage + "/_user_request_" }

// apiProxy leaves the API where it is, and requests as they were signed: a signature covers host and path.
func apiProxy(aws *url.URL, transport http.RoundTripper, apiID string, guard *guard.Guard, log *slog.Logger) http.Handler {
	return guard.API("the API", pathOf(apiID), &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(aws)
			r.Out.Host = r.In.Host
		},
		Transport:    transport,
		ErrorHandler: unreachable(log),
	})
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
