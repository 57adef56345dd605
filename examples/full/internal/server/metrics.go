// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"git.lighthouse.example/platform/lighthouse/internal/api"
)

// Metrics are what Prometheus reads at /metrics. No label holds an id: each value of a label is a series of its own.
type Metrics struct {
	registry *prometheus.Registry
	active   prometheus.Gauge
	duration *prometheus.HistogramVec
}

// NewMetrics returns metrics by the names of OpenTelemetry's conventions.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		active:   prometheus.NewGauge(prometheus.GaugeOpts{Name: "http_server_active_requests", Help: "Requests that are being answered."}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "http_server_request_duration_seconds", Help: "How long requests took to answer.",
			Buckets: []float64{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10},
		}, []string{"http_request_method", "http_route", "http_response_status_code", "rpc_response_status_code"}),
	}
	m.registry.MustRegister(
		m.active, m.duration, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	return m
}

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// observe counts the requests of a route. Those of none have one label for all methods that anybody may think of.
func (m *Metrics) observe(route string, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start, answer, method := time.Now(), &api.StatusWriter{ResponseWriter: w}, r.Method
		if route == "" {
			method = "_OTHER"
		}
		m.active.Inc()
		defer func() { // also where the connection is ended by a panic
			m.active.Dec()
			status, said := strconv.Itoa(answer.Status()), rpcStatus(answer.Header())
			m.duration.WithLabelValues(method, pathOf(route), status, said).Observe(time.Since(start).Seconds())
		}()
		next.ServeHTTP(answer, r)
	})
}
