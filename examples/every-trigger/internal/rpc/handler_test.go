// Managed by venture: edit freely, regenerating merges your changes.

package rpc

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"connectrpc.com/connect"
	"google.golang.org/protobuf/types/known/wrapperspb"

	"example.com/orchard/internal/api"
	"example.com/orchard/internal/logging"
)

const procedure = "/test.v1.EchoService/Echo"

type text = wrapperspb.StringValue

// call has a method called by a client, and returns what the request logged too.
func call(
	ctx context.Context, t *testing.T, word string, method func(context.Context, *text) (*text, error),
	options ...connect.ClientOption,
) (*text, string, error) {
	t.Helper()
	var log bytes.Buffer
	handler := api.Handler(Handler(procedure, method), api.Options{Logger: logging.New(&log, "INFO")})
	server := httptest.NewUnstartedServer(handler)
	server.EnableHTTP2 = true // gRPC wants it
	server.StartTLS()
	client := connect.NewClient[text, text](server.Client(), server.URL+procedure, options...)
	response, err := client.CallUnary(ctx, connect.NewRequest(wrapperspb.String(word)))
	server.Close() // waits for the log line
	if err != nil {
		return nil, log.String(), err
	}
	return response.Msg, log.String(), nil
}

func echo(_ context.Context, word *text) (*text, error) { return word, nil }

func TestForms(t *testing.T) {
	for name, options := range map[string][]connect.ClientOption{
		"binary":             nil,
		"binary, compressed": {connect.WithSendGzip()},
		"JSON":               {connect.WithProtoJSON()},
		"JSON, compressed":   {connect.WithProtoJSON(), connect.WithSendGzip()},
		"gRPC":               {connect.WithGRPC()},
		"gRPC-Web":           {connect.WithGRPCWeb()},
	} {
		t.Run(name, func(t *testing.T) {
			if got, _, err := call(t.Context(), t, "word", echo, options...); err != nil || got.GetValue() != "word" {
				t.Errorf("answer = %v, error %v", got, err)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	refusal := connect.NewError(connect.CodeNotFound, errors.New("no such invoice"))
	for name, test := range map[string]struct {
		err     error
		code    connect.Code
		message string
		logged  bool
	}{
		"refusal":         {refusal, connect.CodeNotFound, "no such invoice", false},
		"wrapped refusal": {fmt.Errorf("read table: %w", refusal), connect.CodeNotFound, "no such invoice", false},
		"fault":           {errors.New("table acme-dev-users is gone"), connect.CodeInternal, errFault.Error(), true},
	} {
		t.Run(name, func(t *testing.T) {
			_, log, err := call(t.Context(), t, "", func(context.Context, *text) (*text, error) { return nil, test.err })
			got, ok := errors.AsType[*connect.Error](err)
			if !ok || got.Code() != test.code || got.Message() != test.message {
				t.Errorf("error = %v", err)
			}
			if strings.Contains(log, test.err.Error()) != test.logged {
				t.Errorf("log = %s", log)
			}
			if got != nil && got.Meta().Get("X-Amzn-Trace-Id") == "" {
				t.Errorf("no trace id: %v", got.Meta())
			}
		})
	}
}

func TestDeadline(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	_, _, err := call(ctx, t, "", func(ctx context.Context, word *text) (*text, error) {
		if _, ok := ctx.Deadline(); !ok {
			return nil, errors.New("no deadline")
		}
		return word, nil
	})
	if err != nil {
		t.Error(err)
	}
	_, log, err := call(t.Context(), t, "", func(context.Context, *text) (*text, error) {
		return nil, fmt.Errorf("read table: %w", context.DeadlineExceeded)
	})
	if connect.CodeOf(err) != connect.CodeInternal || !strings.Contains(log, "read table") {
		t.Errorf("a time of the method's own is no refusal: %v, log %s", err, log)
	}
}

// TestTimeIsUp wants the log to say what took too long: a gRPC answer has status 200 then too. Who has gone away is no fault.
func TestTimeIsUp(t *testing.T) {
	slow := func(ctx context.Context, _ *text) (*text, error) {
		<-ctx.Done()
		return nil, fmt.Errorf("read table: %w", ctx.Err())
	}
	for _, late := range []bool{true, false} {
		synctest.Test(t, func(t *testing.T) {
			ctx, leave := context.WithCancel(t.Context())
			defer leave()
			if late {
				ctx, leave = context.WithTimeout(ctx, time.Second)
				defer leave()
			} else {
				time.AfterFunc(time.Second, leave)
			}
			var log bytes.Buffer
			request := httptest.NewRequest(http.MethodPost, procedure, strings.NewReader(`""`))
			request.Header.Set("Content-Type", "application/json")
			handler := api.Handler(Handler(procedure, slow), api.Options{Logger: logging.New(&log, "INFO")})
			handler.ServeHTTP(httptest.NewRecorder(), request.WithContext(ctx))
			if got := strings.Contains(log.String(), "read table"); got != late || log.Len() == 0 {
				t.Errorf("%v: log %s", ctx.Err(), &log)
			}
		})
	}
}

func TestTooLarge(t *testing.T) {
	_, _, err := call(t.Context(), t, strings.Repeat("x", maxMessage), echo, connect.WithSendGzip())
	if connect.CodeOf(err) != connect.CodeResourceExhausted {
		t.Errorf("error = %v", err)
	}
}
