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
)

// serve answers on the listener until the stack stops.
func (s *Stack) serve(listener net.Listener, handler http.Handler) {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 10 * time.Second}
	s.servers = append(s.servers, server)
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			s.log.Error("server ended", "address", listener.Addr().String(), "error", err)
		}
	}()
}

// apiProxy gives the API an address that outlives its id: the one that a web page can be told for good.
func apiProxy(aws *url.URL, apiID string, log *slog.Logger) http.Handler {
	target := *aws
	target.Path = "/restapis/" + apiID + "/" + stage + "/_user_request_"
	return &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) { r.SetURL(&target) },
		ErrorHandler: func(w http.ResponseWriter, r *http.Request, err error) {
			if r.Context().Err() == nil { // the caller is still there
				log.WarnContext(r.Context(), "no answer from the emulator", "error", err)
			}
			http.Error(w, "no answer from the emulator", http.StatusBadGateway)
		},
	}
}
