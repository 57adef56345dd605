// Managed by venture: edit freely, regenerating merges your changes.

package server

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"connectrpc.com/connect"
	"connectrpc.com/grpchealth"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"git.lighthouse.example/platform/lighthouse/internal/rpc"
)

// TestMetricsOfGRPC wants what a method has refused to be told from what it has answered, in each protocol.
func TestMetricsOfGRPC(t *testing.T) {
	type text = wrapperspb.StringValue
	const procedure = "/test.v1.EchoService/Echo"
	metrics := NewMetrics()
	echo := rpc.Handler(procedure, func(_ context.Context, word *text) (*text, error) {
		switch word.GetValue() {
		case "secret":
			return nil, connect.NewError(connect.CodeNotFound, errors.New("no such secret"))
		case "broken":
			return nil, errors.New("no table")
		}
		return word, nil
	})
	server := httptest.NewUnstartedServer(newAPI(t, metrics, function("echo", echo.ServeHTTP, "POST "+procedure)))
	server.EnableHTTP2 = true
	server.StartTLS()
	for _, options := range [][]connect.ClientOption{
		{connect.WithGRPC()}, {connect.WithGRPCWeb()}, {connect.WithGRPCWeb(), connect.WithSendGzip()}, nil,
	} {
		client := connect.NewClient[text, text](server.Client(), server.URL+procedure, options...)
		for _, word := range []string{"fine", "secret", "broken", strings.Repeat("x", 2<<20)} {
			_, _ = client.CallUnary(t.Context(), connect.NewRequest(wrapperspb.String(word))) // the metrics say what came of it
		}
	}
	server.Close()
	got := ask(metrics.handler(), "GET", "/metrics").Body.String()
	for status, count := range map[string]string{
		`"200",http_route="` + procedure + `",rpc_response_status_code="OK"`:                 "3",
		`"200",http_route="` + procedure + `",rpc_response_status_code="NOT_FOUND"`:          "3",
		`"200",http_route="` + procedure + `",rpc_response_status_code="INTERNAL"`:           "3",
		`"200",http_route="` + procedure + `",rpc_response_status_code="RESOURCE_EXHAUSTED"`: "3",
		`"200",http_route="` + procedure + `",rpc_response_status_code=""`:                   "1",
		`"404",http_route="` + procedure + `",rpc_response_status_code=""`:                   "1",
		`"500",http_route="` + procedure + `",rpc_response_status_code=""`:                   "1",
		`"429",http_route="` + procedure + `",rpc_response_status_code=""`:                   "1",
	} {
		want := `http_server_request_duration_seconds_count{http_request_method="POST",http_response_status_code=` + status + "} " + count
		if !strings.Contains(got, want+"\n") {
			t.Errorf("%s is not in the metrics", want)
		}
	}
	if strings.Contains(got, "secret") {
		t.Error("a label holds what a caller has sent")
	}
}

// TestHealthOfServices wants a client to hear of a service that is not here, and of one that is as of the whole process.
func TestHealthOfServices(t *testing.T) {
	health := &Health{Metrics: NewMetrics(), Logger: quiet(""), Services: []string{"test.v1.EchoService"}}
	for _, draining := range []bool{false, true} {
		if draining {
			health.drain()
		}
		for service, known := range map[string]bool{"": true, "test.v1.EchoService": true, "test.v1.OtherService": false} {
			answer, err := health.Check(t.Context(), &grpchealth.CheckRequest{Service: service})
			if known != (err == nil) || !known && connect.CodeOf(err) != connect.CodeNotFound {
				t.Errorf("%q: error %v", service, err)
			}
			if known && (answer.Status == grpchealth.StatusServing) == draining {
				t.Errorf("%q: %v, draining: %t", service, answer.Status, draining)
			}
		}
	}
}

// TestStreams reads what the server tells of itself first: how many requests it takes at once by one connection.
func TestStreams(t *testing.T) {
	connection := dial(t, serve(t, http.NotFoundHandler()))
	const preface, settings, maxConcurrentStreams = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 4, 3 // by RFC 9113
	_, _ = connection.Write(append([]byte(preface), 0, 0, 0, settings, 0, 0, 0, 0, 0))
	head := make([]byte, 9)
	if _, err := io.ReadFull(connection, head); err != nil || head[3] != settings {
		t.Fatalf("frame %v, error %v", head, err)
	}
	pairs := make([]byte, binary.BigEndian.Uint16(head[1:]))
	if _, err := io.ReadFull(connection, pairs); err != nil {
		t.Fatal(err)
	}
	got := map[uint16]uint32{}
	for pair := range slices.Chunk(pairs, 6) {
		got[binary.BigEndian.Uint16(pair)] = binary.BigEndian.Uint32(pair[2:])
	}
	if got[maxConcurrentStreams] != maxStreams {
		t.Errorf("settings %v", got)
	}
}
