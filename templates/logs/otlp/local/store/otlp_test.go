// Managed by venture: edit freely, regenerating merges your changes.

package store

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	collector "go.opentelemetry.io/proto/slim/otlp/collector/logs/v1"
	common "go.opentelemetry.io/proto/slim/otlp/common/v1"
	logs "go.opentelemetry.io/proto/slim/otlp/logs/v1"
	resources "go.opentelemetry.io/proto/slim/otlp/resource/v1"
	"google.golang.org/protobuf/proto"
)

func text(value string) *common.AnyValue {
	return &common.AnyValue{Value: &common.AnyValue_StringValue{StringValue: value}}
}

func attributes(pairs ...string) []*common.KeyValue {
	var list []*common.KeyValue
	for i := 0; i < len(pairs); i += 2 {
		list = append(list, &common.KeyValue{Key: pairs[i], Value: text(pairs[i+1])})
	}
	return list
}

func record(id string) *logs.LogRecord {
	object := &common.KeyValueList{Values: attributes("message", "request")}
	return &logs.LogRecord{
		TimeUnixNano: 1_700_000_000_123_000_000, SeverityText: "INFO",
		Body:       &common.AnyValue{Value: &common.AnyValue_KvlistValue{KvlistValue: object}},
		Attributes: attributes("log.record.uid", id, "faas.invocation_id", "r"),
		TraceId:    []byte("\x6b\x02\x30\x80\xa1\xb2\xc3\xd4\xe5\xf6\x07\x18\x29\x3a\x4b\x5c"),
	}
}

func valid(t *testing.T, id string) *http.Request {
	t.Helper()
	return post(t, encode(t, record(id)))
}

func encode(t *testing.T, records ...*logs.LogRecord) string {
	t.Helper()
	body, err := proto.Marshal(&collector.ExportLogsServiceRequest{ResourceLogs: []*logs.ResourceLogs{{
		Resource:  &resources.Resource{Attributes: attributes("service.namespace", "platform", "faas.name", "acme-dev-hello")},
		ScopeLogs: []*logs.ScopeLogs{{LogRecords: records}},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

func post(t *testing.T, body string) *http.Request {
	t.Helper()
	request := httptest.NewRequest(http.MethodPost, "/v1/logs", pack(t, body))
	request.Header.Set("Content-Encoding", "gzip")
	request.Header.Set("Content-Type", protobuf)
	request.Header.Set("Authorization", "Bearer "+token)
	return request
}

func TestOTLPRefusesBodies(t *testing.T) {
	short := record("1")
	short.TraceId = []byte("1-6b023080")
	for _, test := range []struct {
		name, body   string
		status, kept int
	}{
		{"two records", encode(t, record("1"), record("2")), 200, 2},
		{"nothing", "", 400, 0},
		{"a trace id of another length", encode(t, record("1"), short), 400, 0},
		{"no body", encode(t, &logs.LogRecord{}), 400, 0},
		{"JSON", `{"resourceLogs":[]}`, 400, 0},
		{"too much", strings.Repeat("x", newDestination().maxBody+1), 413, 0},
	} {
		store, behind, _ := newStore(t)
		if got := serve(store, post(t, test.body)); got.Code != test.status || len(behind.stored) != test.kept {
			t.Errorf("%s: status %d, answer %s, %d kept", test.name, got.Code, got.Body, len(behind.stored))
		}
	}
}

func TestOTLPRefusesRequests(t *testing.T) {
	store, behind, _ := newStore(t)
	for name, change := range map[string]struct {
		with   func(*http.Request)
		status int
	}{
		"another path":          {func(r *http.Request) { r.URL.Path = "/v1/traces" }, 404},
		"no token":              {func(r *http.Request) { r.Header.Del("Authorization") }, 401},
		"another token":         {func(r *http.Request) { r.Header.Set("Authorization", "Bearer x") }, 401},
		"another type":          {func(r *http.Request) { r.Header.Set("Content-Type", "application/json") }, 415},
		"PUT":                   {func(r *http.Request) { r.Method = http.MethodPut }, 405},
		"packed without a word": {func(r *http.Request) { r.Header.Del("Content-Encoding") }, 400},
	} {
		request := valid(t, "1")
		change.with(request)
		if got := serve(store, request); got.Code != change.status {
			t.Errorf("%s: status %d: %s", name, got.Code, got.Body)
		}
	}
	if len(behind.stored) > 0 {
		t.Errorf("stored %q", behind.stored)
	}
}

func TestOTLPTakesAPart(t *testing.T) {
	store, behind, _ := newStore(t)
	serve(store, ask(http.MethodPost, "/_fail?how=partial&for=1m"))
	got := serve(store, post(t, encode(t, record("1"), record("2"))))
	var answer collector.ExportLogsServiceResponse
	if err := proto.Unmarshal(got.Body.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if got.Code != http.StatusOK || answer.GetPartialSuccess().GetRejectedLogRecords() != 1 || len(behind.stored) != 1 {
		t.Errorf("status %d, answer %v, stored %q", got.Code, &answer, behind.stored)
	}
}

func TestPlain(t *testing.T) {
	store, behind, _ := newStore(t)
	of := record("1")
	values := []*common.AnyValue{
		{Value: &common.AnyValue_BoolValue{BoolValue: true}}, {Value: &common.AnyValue_IntValue{IntValue: 7}},
		{Value: &common.AnyValue_DoubleValue{DoubleValue: 0.5}}, {},
	}
	list := &common.AnyValue{Value: &common.AnyValue_ArrayValue{ArrayValue: &common.ArrayValue{Values: values}}}
	of.GetBody().GetKvlistValue().Values = []*common.KeyValue{{Key: "list", Value: list}}
	serve(store, post(t, encode(t, of)))
	if len(behind.stored) != 1 || !strings.Contains(behind.stored[0], `"message":{"list":[true,7,0.5,null]}`) {
		t.Errorf("stored %q", behind.stored)
	}
}
